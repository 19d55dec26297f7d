"""Every text of the window is in the translations, translated, and compiled as it stands."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from learnscope import assets, gui
from learnscope.gui.text.language import LANGUAGES, Language

SOURCES = Path(gui.__file__).parent
LANGUAGES_TRANSLATED = sorted(set(LANGUAGES) - {"en"})


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its translation."""

    context: str
    source: str
    comment: str
    translation: str
    #: "" for finished, else ``unfinished``, ``vanished`` or ``obsolete``.
    state: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment


def tool(name: str) -> str:
    folder = Path(PySide6.__file__).parent
    path = next((p for p in (folder / name, folder / f"{name}.exe") if p.exists()), None)
    if path is None:
        pytest.skip(f"this PySide6 has no {name}")
    return str(path)


def messages(ts: Path) -> Iterator[Message]:
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                translation.text or "",
                translation.get("type", ""),
            )


@pytest.fixture(params=LANGUAGES_TRANSLATED)
def ts(request: pytest.FixtureRequest) -> Path:
    return assets.path("translations", f"learnscope_{request.param}.ts")


def test_there_are_the_texts_of_the_sources_and_no_others(ts: Path, tmp_path: Path) -> None:
    fresh = tmp_path / ts.name
    shutil.copy(ts, fresh)
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    options = ["-silent", "-no-obsolete", "-locations", "none"]
    subprocess.run([tool("lupdate"), *options, *files, "-ts", str(fresh)], check=True)

    kept = {message.key for message in messages(ts)}
    found = {message.key for message in messages(fresh)}
    assert found - kept == set(), "not yet in the translations"
    assert kept - found == set(), "no longer in the sources"
    assert len(found) > 100


def test_every_text_is_translated(ts: Path) -> None:
    for message in messages(ts):
        assert message.state == "", message.key
        assert message.translation.strip(), message.key


def test_translations_have_the_places_and_the_marks_of_their_texts(ts: Path) -> None:
    for message in messages(ts):
        for pattern in (r"\{\w*\}", r"</?\w+>", r"%\w"):
            ours = set(re.findall(pattern, message.source))
            theirs = set(re.findall(pattern, message.translation))
            assert ours == theirs, (message.key, message.translation)
        # Texts are joined to others, so the spaces at their ends count.
        ends = (message.source[:1].isspace(), message.source[-1:].isspace())
        theirs = (message.translation[:1].isspace(), message.translation[-1:].isspace())
        assert ends == theirs, message.key


def test_every_text_that_has_a_key_has_one_in_its_translation(ts: Path) -> None:
    titles = [m for m in messages(ts) if re.match(r"&\w", m.source)]
    keys = [re.search(r"&(\w)", m.translation) for m in titles]

    assert titles
    assert all(keys)
    found = [(m.context, key[1].lower()) for m, key in zip(titles, keys, strict=True) if key]
    assert len(set(found)) == len(found)


def test_what_the_program_loads_is_compiled_from_it(ts: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([tool("lrelease"), "-silent", str(ts), "-qm", str(fresh)], check=True)

    assert fresh.read_bytes() == ts.with_suffix(".qm").read_bytes()


def test_the_sources_hand_over_their_texts_as_the_tools_can_read_them() -> None:
    # lupdate reads literal strings alone; it passes over what is put together, and says nothing.
    sources = {path.name: path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")}
    calls = [
        (name, call)
        for name, source in sources.items()
        if "translate(" in source
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "translate"
    ]

    assert len(calls) > 100
    for name, call in calls:
        literal = [isinstance(argument, ast.Constant) for argument in call.args]
        assert literal == [True, True], f"{name}, line {call.lineno}"


#: How a Korean teacher would not write it: another spelling of a word that has one, a particle that
#: does not go with what stands before it, a comma in a number.
_MISSPELT = re.compile(
    r"X?N?OR(을|은|이에요|으로)|ŷ(를|는|가 |로 )|Leaky ReLU|leaky ReLU|네트워크|모퉁이|경사 하강법"
    r"|잡음|손실함수|\d에포크|\}에포크|0,5|[2459]이에요|[013678]예요|규제[이을은] |L2\)[이을]"
    # What a number or a name ends in is not known where it is filled in.
    r"|\{(loss|slope|penalty|input)\}(예요|이에요|이고|을 |를 |이 |가 |이\(가\))"
)


def test_korean_words_are_spelt_one_way_and_particles_go_with_what_they_follow() -> None:
    texts = [
        message.translation for message in messages(assets.path("translations", "learnscope_ko.ts"))
    ]
    for path in (*assets.path("lessons", "ko").glob("*.json"), assets.path("glossary", "ko.json")):
        texts += re.findall(r'"((?:[^"\\\\]|\\\\.)*)"', path.read_text("utf-8"))
    found = {match[0]: text for text in texts if (match := _MISSPELT.search(text))}
    assert found == {}


@pytest.mark.parametrize("saves", [False, True])
def test_qts_own_file_dialog_speaks_the_language_of_the_window(qtbot: QtBot, saves: bool) -> None:
    language = Language("ko")
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        if saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.show()
        parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
        texts = [part.text() for part in parts if part.isVisible() and part.text()]
        assert len(texts) >= 5
        assert [text for text in texts if not re.search("[가-힣]", text)] == []
    finally:
        language.use("en")
