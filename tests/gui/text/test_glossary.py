"""The glossary: the same terms in both languages, found by any of their words, on every widget."""

import copy
import json
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
)
from pytestqt.qtbot import QtBot

from learnscope import assets
from learnscope.core import gate_names
from learnscope.gui.dialogs.glossary import GlossaryDialog
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.text.glossary import GlossaryError, glossary, parse
from learnscope.gui.text.language import LANGUAGES

# Windows other than the main one ask for a size that the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

#: What the screen shows, and what each must lead to in English.
ON_THE_SCREEN = {
    "w1": "weight",
    "b": "bias",
    "z": "weighted_sum",
    "Σ": "weighted_sum",
    "σ": "sigmoid",
    "ŷ": "output",
    "Y": "target",
    "∂": "partial",
    "lr": "learning_rate",
    "½": "half_line",
    "epoch": "epoch",
    "step": "step",
    "stage": "stage",
    "seed": "seed",
    "XOR": "gate_xor",
    "nats": "nat",
    "log": "log_scale",
    "row": "sample",
    "BCE": "cross_entropy",
    "chain rule": "chain_rule",
    "diverged": "diverged",
    "exploding": "exploding",
    "overfitting": "overfitting",
    "vanish": "vanishing",
    "dead": "dead",
    "e+08": "power",
    "undo": "undo",
}


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[GlossaryDialog]:
    dialog = GlossaryDialog(None, "en")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def terms(dialog: GlossaryDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


#: What a Korean beginner types, whatever the spaces, and what it must lead to.
TYPED = {
    "경사하강법": "gradient_descent",
    "경사 하강법": "gradient_descent",
    "손실함수": "loss",
    "손실 함수": "loss",
    "하이퍼파라미터": "hyperparameter",
    "지도학습": "supervised",
    "퍼셉트론": "perceptron",
    "최적화": "optimizer",
    "제곱 오차": "squared",
    "제곱오차": "squared",
    "절댓값 오차": "absolute",
    "y절편": "bias",
    "Y 절편": "bias",
    "역 전파": "backward",
    "RELU": "relu",
    "교차엔트로피": "cross_entropy",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_a_korean_beginner_types_is_found_whatever_the_spaces(typed: str) -> None:
    found = [entry.id for entry in glossary("ko").search(typed)]
    assert TYPED[typed] in found[:2]


def test_other_names_are_found_and_shown(dialog: GlossaryDialog) -> None:
    dialog.search.setText("  costFUNCTION ")
    assert dialog.entry.id == "loss"
    assert "cost function" in dialog.text.toPlainText()


# The texts


def test_all_languages_have_the_same_terms() -> None:
    entries = [
        [(entry.id, entry.symbol, entry.see, entry.widgets) for entry in glossary(code).entries]
        for code in LANGUAGES
    ]
    assert all(others == entries[0] for others in entries)
    assert {path.stem for path in assets.path("glossary").glob("*.json")} == {*LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_is_explained_in_a_few_sentences(code: str) -> None:
    ends = (".", "?", "”")
    for entry in glossary(code).entries:
        assert entry.short.endswith(ends), entry.id
        assert entry.long.endswith(ends), entry.id
        assert 2 <= sum(entry.long.count(mark) for mark in (". ", "? ", ".\0")) + 1 <= 5, entry.id
        assert len(entry.short) < 100, entry.id
        assert entry.see, entry.id


def test_korean_is_in_hangul_and_speaks_politely() -> None:
    for entry in glossary("ko").entries:
        for sentence in (entry.short, entry.long):
            assert any("가" <= letter <= "힣" for letter in sentence), entry.id
            assert sentence.rstrip(".?").endswith(("요", "까")), (entry.id, sentence)


def test_the_terms_of_the_design_are_used() -> None:
    terms = {
        "weight": "가중치",
        "bias": "편향",
        "parameter": "파라미터",
        "start": "초기값",
        "activation": "활성화 함수",
        "output": "출력",
        "target": "정답",
        "loss": "손실",
        "gradient": "기울기",
        "learning_rate": "학습률",
        "forward": "순전파",
        "backward": "역전파",
        "chain_rule": "연쇄법칙",
        "update": "갱신",
        "epoch": "에포크",
        "step": "한 걸음",
        "stage": "단계",
        "converged": "수렴",
        "diverged": "발산",
        "saturated": "포화",
        "experiment": "실험",
        "run": "학습",
        "sample": "샘플",
        "problem": "문제",
        "gate": "게이트",
        "truth_table": "진리표",
        "neuron": "뉴런",
    }
    assert {id_: glossary("ko")[id_].term for id_ in terms} == terms


@pytest.mark.parametrize(("sign", "id_"), ON_THE_SCREEN.items())
def test_what_stands_on_the_screen_is_found(sign: str, id_: str) -> None:
    assert id_ in [entry.id for entry in glossary("en").search(sign)]
    if not sign.isalpha() or len(sign) < 4:
        assert id_ in [entry.id for entry in glossary("ko").search(sign)]


def test_every_gate_has_an_entry() -> None:
    for name in gate_names(2):
        assert glossary("en")[f"gate_{name}"].term == name.upper()


def test_a_search_finds_terms_first_then_texts() -> None:
    found = [entry.id for entry in glossary("en").search("  LOSS ")]
    assert found[0] == "loss"
    assert "gradient" in found
    assert glossary("en").search("no such thing") == []
    assert len(glossary("en").search("")) == len(glossary("en").entries)


def test_korean_is_found_however_it_was_typed() -> None:
    for text in ("손실", unicodedata.normalize("NFD", "손실"), "loss", "기울"):
        assert glossary("ko").search(text), text
    assert glossary("ko").search("손실")[0].id == "loss"
    assert glossary("ko").search("loss")[0].id == "loss"


def test_an_unknown_term_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        glossary("en")["nonsense"]


GOOD = {
    "language": "en",
    "entries": [
        {"id": "a", "term": "A", "symbol": "", "short": "S.", "long": "L.", "see": ["b"]}
        | {"widgets": []},
        {"id": "b", "term": "B", "symbol": "", "short": "S.", "long": "L.", "see": []}
        | {"widgets": ["gate"]},
    ],
}


def broken(change: Callable[[dict], object]) -> str:  # type: ignore[type-arg]
    data = copy.deepcopy(GOOD)
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        broken(lambda d: d.update(language="ko")),
        broken(lambda d: d.update(entries={})),
        broken(lambda d: d.update(more=1)),
        broken(lambda d: d["entries"].append(1)),
        broken(lambda d: d["entries"].append(d["entries"][0])),
        broken(lambda d: d["entries"][0].update(see=["c"])),
        broken(lambda d: d["entries"][0].update(see=["a"])),
        broken(lambda d: d["entries"][0].update(see="b")),
        broken(lambda d: d["entries"][0].update(widgets=[1])),
        broken(lambda d: d["entries"][0].update(term="")),
        broken(lambda d: d["entries"][0].update(long=3)),
        broken(lambda d: d["entries"][0].pop("short")),
    ],
)
def test_a_damaged_glossary_says_what_is_wrong(text: str) -> None:
    with pytest.raises(GlossaryError, match="en"):
        parse(text, "en")


def test_a_good_glossary_is_read() -> None:
    first, second = parse(json.dumps(GOOD), "en")
    assert (first.id, first.see, second.widgets) == ("a", ("b",), ("gate",))


# The dialog


def test_it_filters_as_one_types_and_shows_the_best_match(
    dialog: GlossaryDialog, qtbot: QtBot
) -> None:
    assert len(terms(dialog)) == len(glossary("en").entries)
    assert terms(dialog) == sorted(terms(dialog), key=str.casefold)
    qtbot.keyClicks(dialog.search, "learn")
    assert terms(dialog)[0].startswith("Learning rate")
    assert dialog.entry.id == "learning_rate"
    assert "How far an update goes" in dialog.text.toPlainText()
    dialog.search.setText("learn nonsense")
    assert terms(dialog) == []
    assert dialog.nothing.isVisible()
    assert dialog.entry.id == "learning_rate"


def test_the_keyboard_is_enough(dialog: GlossaryDialog, qtbot: QtBot) -> None:
    assert dialog.focusWidget() is dialog.search
    qtbot.keyClicks(dialog.search, "gate")
    first = dialog.entry.id
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.entry.id != first
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    assert dialog.entry.id == first
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    assert dialog.entry.id == first
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_links_lead_to_other_terms(dialog: GlossaryDialog) -> None:
    dialog.search.setText("saturated")
    assert dialog.entry.id == "saturated"
    assert 'href="term:sigmoid"' in dialog.text.toHtml()
    dialog.text.anchorClicked.emit(QUrl("term:sigmoid"))
    assert dialog.entry.id == "sigmoid"
    current = dialog.list.currentItem()
    assert current is not None
    assert current.text() == dialog.entry.title


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_entry_can_be_shown_and_is_not_cut(qtbot: QtBot, code: str) -> None:
    dialog = GlossaryDialog(None, code)
    qtbot.addWidget(dialog)
    for entry in glossary(code).entries:
        dialog.show_entry(entry.id)
        text = dialog.text.toPlainText()
        assert entry.term in text
        assert entry.long in text
        for other in entry.see:
            assert glossary(code)[other].term in text
    with pytest.raises(KeyError):
        dialog.show_entry("nonsense")


def test_it_takes_on_another_language_and_theme(dialog: GlossaryDialog) -> None:
    dialog.show_entry("loss")
    dialog.set_language("ko")
    assert dialog.entry.term == "손실"
    assert "Loss" in dialog.text.toPlainText()
    dialog.search.setText("기울기")
    assert dialog.entry.id == "gradient"
    dialog.apply_theme(DARK)
    assert DARK.accent.lower() in dialog.text.toHtml()
    dialog.apply_theme(LIGHT)
    assert DARK.accent.lower() not in dialog.text.toHtml()


def test_it_does_not_hold_the_window_up(dialog: GlossaryDialog) -> None:
    assert isinstance(dialog, QDialog)
    assert not dialog.isModal()
