"""The command line: what it takes, how it refuses, and what it does without a display."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cases import each_telling
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Optimizer, ValuesStart
from learnscope.gui import MainWindow, app, program
from learnscope.gui.dialogs.page import show_within_screen
from learnscope.gui.text.examples import example

#: What is typed, and of what is allowed instead, some words that the refusal has to have.
REFUSED: dict[tuple[str, ...], list[str]] = {
    ("--gate", "maybe"): ["--gate", "maybe", "and", "or", "nand", "nor", "xor", "xnor"],
    ("--gate", "custom"): ["--gate", "xnor"],
    ("--learning-rate", "fast"): ["--learning-rate", "'fast'", "a finite number, 0 or more"],
    ("--learning-rate", "-1"): ["'-1'", "a finite number, 0 or more"],
    ("--learning-rate", "-1e-3"): ["'-1e-3'", "a finite number, 0 or more"],
    ("--learning-rate", "-inf"): ["'-inf'", "a finite number, 0 or more"],
    ("--learning-rate", "nan"): ["'nan'", "a finite number, 0 or more"],
    ("--learning-rate", "1e999"): ["'1e999'", "a finite number, 0 or more, up to 1.797e+308"],
    ("--start", "1,2"): ["--start", "'1,2'", "3 numbers: w1, w2, b"],
    ("--start", "1,2,3,4"): ["3 numbers: w1, w2, b"],
    ("--gate", "parity", "--start", "1,2,3"): ["'1,2,3'", "4 numbers: w1, w2, w3, b"],
    ("--start", "a,b,c"): ["finite numbers such as 0.1,-0.12,0"],
    ("--start", "nan,0,0"): ["finite numbers such as 0.1,-0.12,0"],
    ("--start", "-inf,0,0"): ["'-inf,0,0'", "finite numbers such as 0.1,-0.12,0"],
    ("--start", "1e308,1e308,1e308"): ["--start", "'1e308,1e308,1e308'"],
    ("--start", "1e200,0,0"): ["'1e200,0,0'", "each from -1e+100 to 1e+100"],
    ("--start", "1e400,0,0"): ["'1e400,0,0'", "each from -1e+100 to 1e+100"],
    ("--start", ",".join(["9" * 500] * 3)): ["each from -1e+100 to 1e+100"],
    ("--start", "--gate"): ["'--gate'", "finite numbers such as 0.1,-0.12,0"],
    ("--epochs", "many"): ["--epochs", "'many'", "a whole number from 0 to 10000000"],
    ("--epochs", "-1"): ["'-1'", "a whole number from 0 to 10000000"],
    ("--epochs", "-x"): ["'-x'", "a whole number from 0 to 10000000"],
    ("--epochs", "1.5"): ["a whole number"],
    ("--epochs", "5.0"): ["in digits alone"],
    ("--epochs", "1e3"): ["in digits alone"],
    ("--epochs", "10000001"): ["a whole number"],
    ("--epochs", "٣"): ["a whole number"],
    ("--epochs", "9" * 5000): ["a whole number"],
    ("--language", "xx"): ["--language", "'xx'", "en", "ko"],
    ("--theme", "pink"): ["--theme", "'pink'", "system", "light", "dark"],
    ("--screenshot", "picture.jpg"): ["--screenshot", "'picture.jpg'", "ends in .png"],
    ("--screenshot", "no/such/folder/x.png"): ["a file in a folder that exists"],
    ("--example", "moon"): ["--example", "'moon'", "spiral", "overfitting"],
    ("--example", "spiral", "--gate", "xor"): ["--example", "--gate or --start"],
    ("--example", "spiral", "--start", "1,2,3"): ["--example", "--gate or --start"],
    ("--gate",): ["--gate", "expected one argument"],
    ("--sream",): ["--sream", "--screenshot", "--learning-rate"],
    ("--lang", "en"): ["--lang"],
    ("and",): ["FILE", "'and'", "a file that exists"],
}


def assert_one_sentence(said: str) -> None:
    assert said.startswith("learnscope: ")
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert len(said) < 400


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda a: " ".join(a)[:40])
def test_what_is_wrong_is_refused_in_one_sentence_with_what_is_allowed(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(arguments)

    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert_one_sentence(said.err)
    for words in REFUSED[arguments]:
        assert words in said.err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    for option in (
        "gate",
        "example",
        "learning-rate",
        "start",
        "epochs",
        "language",
        "theme",
        "screenshot",
    ):
        assert f"--{option} " in said


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Experiment, dict[str, Any]]]:
    """What would have been shown."""
    shown: list[tuple[Experiment, dict[str, Any]]] = []

    def show(experiment: Experiment, **options: Any) -> int:
        del options["cannot_show"]
        shown.append((experiment, options))
        return 0

    monkeypatch.setattr(program, "show", show)
    return shown


def test_without_options_the_worked_example_is_shown(
    shown: list[tuple[Experiment, dict[str, Any]]],
) -> None:
    assert app.main([]) == 0
    nothing = dict.fromkeys(("example", "file", "language", "theme", "screenshot"))
    assert shown == [(Experiment(), {"epochs": 0} | nothing)]


def test_a_file_is_left_to_the_window_and_says_itself_what_is_learned(
    shown: list[tuple[Experiment, dict[str, Any]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "mine.learnscope"
    path.write_text("{}", "utf-8")
    assert app.main([str(path), "--language", "ko"]) == 0
    assert shown[0][1]["file"] == path
    for option in ("--gate or", "--start 1,2,3", "--epochs 5", "--example sine"):
        with pytest.raises(SystemExit):
            app.main([str(path), *option.split()])
        said = capsys.readouterr().err
        assert_one_sentence(said)
        assert f"{option.split()[0]}: not allowed with FILE" in said


def test_every_option_reaches_the_window(
    shown: list[tuple[Experiment, dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    picture = tmp_path / "x.PNG"
    words = f"--gate XOR --learning-rate 0.25 --start -1,2e1,-.5 --epochs 12 --language ko \
        --theme dark --screenshot {picture}"

    assert app.main(words.split()) == 0

    experiment = Experiment(
        problem=Gate("xor"),
        optimizer=Optimizer(learning_rate=0.25),
        start=ValuesStart((-1.0, 20.0, -0.5)),
    )
    options = {"epochs": 12, "language": "ko", "theme": "dark", "screenshot": picture}
    assert shown == [(experiment, options | {"example": None, "file": None})]


def test_an_example_comes_as_it_is_seen_best_and_with_another_learning_rate_if_asked(
    shown: list[tuple[Experiment, dict[str, Any]]],
) -> None:
    app.main(["--example", "Spiral", "--learning-rate", "0.5"])

    ((experiment, options),) = shown
    assert experiment == example("spiral").with_learning_rate(0.5)
    assert options["example"] == "spiral"


def test_zeros_before_a_number_of_epochs_mean_nothing(
    shown: list[tuple[Experiment, dict[str, Any]]],
) -> None:
    app.main(["--epochs", "00000000000012"])

    assert shown[0][1]["epochs"] == 12


@pytest.mark.parametrize("words", [["--start=-1,2,3"], ["--start", "-1,2,3"]])
def test_a_start_may_begin_with_a_minus(
    shown: list[tuple[Experiment, dict[str, Any]]], words: list[str]
) -> None:
    app.main(words)

    assert shown[0][0].start == ValuesStart((-1.0, 2.0, 3.0))


def test_where_qt_cannot_be_loaded_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "learnscope.gui.program", None)
    monkeypatch.delattr("learnscope.gui.program")

    assert app.main([]) == 2

    said = capsys.readouterr().err
    assert_one_sentence(said)
    assert "libegl1" in said


# The program itself, as a process


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program with no display, and with settings of its own."""

    def run_(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        }
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "learnscope.gui", *arguments],
            env={**kept, "XDG_CONFIG_HOME": str(tmp_path / "config"), **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run_


def difference(one: QImage, other: QImage) -> float:
    """Return the share of the pixels that differ."""
    kind = QImage.Format.Format_RGB32
    pixels = [
        np.frombuffer(image.convertToFormat(kind).constBits(), np.uint32) for image in (one, other)
    ]
    return float(np.mean(pixels[0] != pixels[1]))


def test_a_picture_needs_no_display_and_leaves_the_settings_alone(
    run: Callable[..., subprocess.CompletedProcess[str]],
    open_window: Callable[..., MainWindow],
    tmp_path: Path,
) -> None:
    settings = tmp_path / "config" / "Learnscope" / "Learnscope.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\ntheme=light\nlanguage=en\nlog_loss=true\n", encoding="utf-8")
    before = settings.read_text(encoding="utf-8")

    done = run("--epochs", "40", "--language", "ko", "--theme", "dark", "--screenshot", "x.png")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    picture = QImage(str(tmp_path / "x.png"))
    assert (picture.width(), picture.height()) == (1280, 800)
    off = {}
    for language in ("en", "ko"):  # in this order, since Korean then holds for all windows
        window = open_window(language=language, theme="dark")
        window.lab.train(40)
        QApplication.processEvents()
        off[language] = difference(picture, window.grab().toImage())
    assert off["ko"] < 0.001
    assert off["en"] > 0.05
    assert settings.read_text(encoding="utf-8") == before
    assert [path.name for path in settings.parent.iterdir()] == [settings.name]


@each_telling("platform", {"asked for": {"QT_QPA_PLATFORM": "xcb"}, "none": {}}, "asked for")
def test_without_a_display_one_sentence_names_what_helps(
    run: Callable[..., subprocess.CompletedProcess[str]], platform: dict[str, str]
) -> None:
    done = run("--gate", "xor", **platform)

    assert done.returncode == 2
    assert done.stdout == ""
    assert_one_sentence(done.stderr)
    for words in ("--screenshot FILE.png", "xvfb-run learnscope"):
        assert words in done.stderr


@pytest.mark.parametrize(("beyond", "fills"), [(-200, False), (0, True), (10, True)])
def test_a_window_that_has_no_room_with_its_title_bar_fills_the_screen(
    qtbot: QtBot, beyond: int, fills: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(room.width() - 200, room.height() + beyond)
    show_within_screen(window)

    assert window.isVisible()
    assert window.isMaximized() is fills
