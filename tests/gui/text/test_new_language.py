"""A new language is added by files in `assets` alone; no line of code names it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from learnscope import assets
from learnscope.gui import app
from learnscope.gui.text.language import LANGUAGES

#: Opens a window with other assets, and tells what it says.
SCRIPT = """
import json, sys
from pathlib import Path
from learnscope import assets
assets._ROOT = Path(sys.argv[1])
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
application = QApplication([])
from learnscope.gui.app import parser
from learnscope.gui.settings import Settings
from learnscope.gui.window import MainWindow
options = parser().parse_args(["--language", "eo"])
window = MainWindow(None, Settings.throwaway(), options.language)
window.show()
window.guide.start()
told = {
    "languages": [action.text() for action in window.actions_.languages.actions()][1:],
    "run": window.actions_["run"].text(),
    "title": window.docks.by_name["inside"].windowTitle(),
    "card": window.guide.tour.card.title,
    "explained": window.parts.single_neuron.whatsThis(),
}
window.close()
print(json.dumps(told))
"""


def add(root: Path) -> None:
    """Add a made-up language to a folder of assets: English in other marks."""
    translations = root / "translations"
    ts = translations / "learnscope_eo.ts"
    document = ElementTree.parse(translations / "learnscope_ko.ts")
    document.getroot().set("language", "eo")
    for message in document.getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        translation.text = "Esperanto" if source == "English" else f"‹{source}›"
    document.write(ts, encoding="utf-8", xml_declaration=True)
    folder = Path(PySide6.__file__).parent
    lrelease = next((p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists()), None)
    if lrelease is None:
        pytest.skip("this PySide6 has no lrelease")
    command = [lrelease, "-silent", ts, "-qm", ts.with_suffix(".qm")]
    subprocess.run(command, check=True)
    words = json.loads((root / "glossary" / "en.json").read_text("utf-8"))
    for entry in words["entries"]:
        entry["short"] = f"‹{entry['short']}›"
    text = json.dumps(words | {"language": "eo"}, ensure_ascii=False)
    (root / "glossary" / "eo.json").write_text(text, "utf-8")
    shutil.copytree(root / "lessons" / "en", root / "lessons" / "eo")
    chapter = root / "lessons" / "eo" / "010-model.json"
    lesson = json.loads(chapter.read_text("utf-8"))
    lesson["cards"][0]["title"] = "‹first›"
    chapter.write_text(json.dumps(lesson), "utf-8")


def test_a_window_opens_in_a_language_that_was_added_by_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "assets"
    shutil.copytree(assets.path(), root, ignore=shutil.ignore_patterns("screenshots"))
    add(root)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root)],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout.splitlines()[-1])
    names = LANGUAGES | {"eo": "Esperanto"}
    assert told["languages"] == [names[code] for code in ("en", *sorted({*names} - {"en"}))]
    assert (told["run"], told["title"], told["card"]) == ("‹Run›", "‹Inside one step›", "‹first›")
    assert "‹" in told["explained"]
    # What is only half there is not offered.
    monkeypatch.setattr(assets, "_ROOT", root)
    assert {*assets.languages()} == {*LANGUAGES, "eo"}
    (root / "glossary" / "eo.json").unlink()
    assert assets.languages() == tuple(LANGUAGES)


def test_every_language_has_a_name_of_its_own() -> None:
    assert [*LANGUAGES] == [*assets.languages()]
    assert len(set(LANGUAGES.values())) == len(LANGUAGES)
    assert LANGUAGES["en"] == "English"


def test_the_command_line_takes_each_of_them() -> None:
    for code in LANGUAGES:
        assert app.parser().parse_args(["--language", code]).language == code
