"""Encodings are told apart by which makes sense of the letters, and none is guessed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import CsvError
from learnscope.core.tables.text import decode

#: What people of Western Europe write, each in cp1252.
WESTERN = [
    "Länge;Breite;Größe\r\n1,4;0,2;klein\r\n4,2;1,3;groß\r\n",
    "Temperatur °C;Niederschlag\n21,5;3\n",
    "Âge;Été;année\n18;2;oui\n",
    "Öl;naïve;où;à;l’été\n",
    "EDUCAÇÃO;NIÑA;ÉCOLE\n",
    "Fläche m²;Preis €;µm;“ok” – ½\n",
    "créée;forêt;ç;señor;¿sí?\n",
    "Straße;Übung;Maß;Ångström;Ærø\n",
    "n°;Temp (°C)\n1;2\n",
]

#: The same in ISO-8859-15, where some letters stand elsewhere.
WITH_EURO = ["Preis €;Œuvre;Šárka\n", "cœur;Größe\n", "Größe;Preis in €\n"]

KOREAN = [
    "이름,국어,수학,합격여부\n김철수,90,80,합격\n이영희,50,40,불합격\n",
    "x값;A반;가로cm\n",
    "온도(℃);키㎝\n",
    "하\n",
    "똠방각하,펲시콜라,x\n",
    "키(㎝),性別\n170,남\n",
]

#: Other encodings, in which the letters become others: (encoding, text).
FOREIGN = [
    ("shift_jis", "年齢,収入,合格\n1,2,はい\n"),
    ("euc_jp", "年齢,収入\n"),
    ("gb18030", "长度,宽度,种类\n1,2,山鸢尾\n"),
    ("big5", "年齡,收入\n"),
    ("cp1251", "возраст,доход,да\n1,2,нет\n"),
    ("cp1253", "ηλικία;εισόδημα\n"),
    ("cp1250", "płeć;źdźbło;ąę\n"),
    ("mac-roman", "Größe;Länge\n"),
    ("cp850", "Größe;Länge\n"),
]


@pytest.mark.parametrize("text", WESTERN)
def test_western_european_text_is_read(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize("text", WITH_EURO)
def test_signs_that_stand_elsewhere_in_iso_8859_15_are_read(text: str) -> None:
    assert decode(text.encode("iso8859-15")) == (text, "iso8859-15")


@pytest.mark.parametrize("text", KOREAN)
def test_korean_text_is_read(text: str) -> None:
    assert decode(text.encode("cp949")) == (text, "cp949")


@pytest.mark.parametrize("text", [*WESTERN, *KOREAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_says_its_encoding_is_read_in_it(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding.removesuffix("-sig"))


@pytest.mark.parametrize(("encoding", "text"), FOREIGN)
def test_other_encodings_are_refused(encoding: str, text: str) -> None:
    with pytest.raises(CsvError) as refused:
        decode(text.encode(encoding))
    assert refused.value.code == "encoding"


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_workbooks_are_refused_as_what_they_are(data: bytes) -> None:
    with pytest.raises(CsvError) as refused:
        decode(data)
    assert refused.value.code == "workbook"


SYLLABLES = st.text(st.sampled_from("가나다라마바사아자차카타파하합격불여부김이박최"), min_size=1)


@given(words=st.lists(SYLLABLES, min_size=1, max_size=6))
def test_words_of_common_syllables_are_never_taken_for_others(words: list[str]) -> None:
    text = "\n".join(f"{word},1" for word in words)
    assert decode(text.encode("cp949")) == (text, "cp949")


UMLAUTS = st.text(st.sampled_from("abdeglmnorstuABEGLMNORSTU"), min_size=3, max_size=6)


@given(words=st.lists(st.tuples(UMLAUTS, st.sampled_from("äöüßéèàñç")), min_size=1, max_size=6))
def test_single_letters_within_words_are_western(words: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{word[:2].lower()}{letter}{word[2:].lower()};1" for word, letter in words)
    assert decode(text.encode("cp1252")) == (text, "cp1252")
