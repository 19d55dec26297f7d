"""What the terminal is told: how far the training before the window is, in any encoding."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cases import each_telling

from learnscope.core import Batch, Experiment, Trainer
from learnscope.gui import app, process, program
from learnscope.gui.process import TerminalProgress
from learnscope.gui.text.examples import example

pytestmark = pytest.mark.usefixtures("faster_engine")

Check = Callable[[Trainer, Trainer], None]


class Hands:
    """A time that goes by only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


def told(
    progress: TerminalProgress, hands: Hands, trainer: Trainer, seconds: float, portions: int
) -> None:
    """Train in portions of ten epochs that take so many seconds each."""
    for _ in range(portions):
        trainer.advance(10)
        hands.now += seconds
        progress.tell(trainer)


def test_what_takes_no_second_is_not_told_of(
    hands: Hands, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer = Trainer(Experiment())
    progress = TerminalProgress(90, hands)
    told(progress, hands, trainer, 0.11, 9)
    progress.end(trainer, interrupted=False)

    assert capsys.readouterr() == ("", "")


def test_a_file_gets_a_line_now_and_then(hands: Hands, capsys: pytest.CaptureFixture[str]) -> None:
    trainer = Trainer(Experiment())
    progress = TerminalProgress(1000, hands)
    told(progress, hands, trainer, 1.0, 100)
    progress.end(trainer, interrupted=False)

    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out == ""
    assert len(lines) == 11
    assert lines[0] == f"learnscope: epoch 10 of 1,000, loss {losses(10)}, about 2 min left"
    assert lines[9] == f"learnscope: epoch 910 of 1,000, loss {losses(910)}, about 9 s left"
    assert lines[10] == f"learnscope: epoch 1,000 of 1,000, loss {losses(1000)}"


def losses(epochs: int) -> str:
    trainer = Trainer(Experiment())
    trainer.advance(epochs)
    return f"{trainer.loss:.4g}"


@pytest.mark.parametrize("columns", [80, 30])
def test_a_terminal_has_one_line_that_is_rewritten(
    hands: Hands,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
) -> None:
    monkeypatch.setattr(process, "_columns", lambda: columns)
    trainer = Trainer(Experiment())
    progress = TerminalProgress(10_000, hands)
    told(progress, hands, trainer, 0.15, 20)
    progress.end(trainer, interrupted=True)

    said = capsys.readouterr().err
    before, after, end = said.split("\n")
    assert end == ""
    shown = before.split("\r")[1:]
    assert len(shown) == 7
    assert all(line.startswith("learnscope: epoch") for line in shown)
    assert all(len(line) < columns for line in shown)
    lengths = [len(line.rstrip()) for line in shown]
    assert all(len(line) >= length for line, length in zip(shown[1:], lengths, strict=False))
    assert after.startswith("learnscope: interrupted at epoch 200 of 10,000, loss ")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59.4, "59 s"), (90, "2 min"), (3599, "1 h 0 min"), (90_000, "25 h 0 min")],
)
def test_how_long_it_takes_is_said_roughly(seconds: float, words: str) -> None:
    assert process._duration(seconds) == words


def test_a_run_that_leaves_the_finite_numbers_says_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    trainer = Trainer(example("rate_too_high"))

    assert process.train(trainer, 1000)

    assert trainer.diverged
    assert capsys.readouterr().err == (
        f"learnscope: stopped at epoch {trainer.epoch} of 1,000, loss {trainer.loss:.4g}: "
        "the next update would leave the finite numbers\n"
    )


@pytest.mark.parametrize(
    "experiment", [Experiment(), replace(example("circle"), batch=Batch(3, shuffle=True))]
)
def test_it_is_the_run_that_it_would_be_without(
    experiment: Experiment, assert_same_run: Check
) -> None:
    trainer, other = Trainer(experiment), Trainer(experiment)
    other.advance(70)

    assert process.train(trainer, 70)

    assert_same_run(trainer, other)


def test_ctrl_c_ends_it_between_two_updates_and_is_its_own_again_afterwards(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGINT)
    trainer = Trainer(Experiment())
    monkeypatch.setattr(TerminalProgress, "tell", lambda *_: signal.raise_signal(signal.SIGINT))

    assert not process.train(trainer, 10_000_000)

    assert trainer.epoch == trainer.portion
    assert "interrupted at epoch" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_before_anything_is_there_gives_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "show", interrupted)

    assert app.main([]) == 130


def test_without_a_standard_error_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    process.tell("nobody hears this")
    assert process._columns() == 0


def test_the_help_fits_into_80_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        app.main(["--help"])

    lines = capsys.readouterr().out.encode("ascii").splitlines()
    assert max(map(len, lines)) < 80


# The program itself, as a process


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "learnscope.gui", *arguments]


def surroundings(tmp_path: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**kept, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", **more}


@pytest.mark.skipif(os.name != "posix", reason="sends a signal as a terminal does")
def test_ctrl_c_ends_a_long_training_with_the_status_that_shells_know(tmp_path: Path) -> None:
    # What it is asked for would take many minutes.
    program = subprocess.Popen(
        command("--example", "spiral", "--epochs", "10000000"),
        env=surroundings(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stderr is not None
    first = program.stderr.readline()
    program.send_signal(signal.SIGINT)
    _, rest = program.communicate(timeout=60)

    assert first.startswith("learnscope: epoch")
    assert rest.splitlines()[-1].startswith("learnscope: interrupted at epoch")
    assert "Traceback" not in rest
    assert program.returncode == 130


ENCODINGS: dict[str, dict[str, str]] = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "strict": {"PYTHONIOENCODING": "ascii:strict"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "UTF-8": {"PYTHONIOENCODING": "utf-8"},
}

#: What is typed, the exit status, and a part of what is said.
TYPED: dict[tuple[str, ...], tuple[int, str]] = {
    ("--help",): (0, "--start W1,W2,...,B"),
    ("--gate", "한"): (2, "'majority', 'parity'"),
    ("--lärn", "ŷ"): (2, "--learning-rate"),
    ("--start", "ŵ,0,0"): (2, "finite numbers"),
    ("--theme", "pink"): (2, "'system', 'light', 'dark'"),
}


#: Starts the program for each of what is typed; a line of its own says with which status it ended.
IN_TURN = """
import runpy, sys
for typed in {typed}:
    sys.argv[1:] = typed
    try:
        runpy.run_module("learnscope.gui", run_name="__main__")
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            print("ended", ended.code, file=stream)
"""


@each_telling("surrounding", ENCODINGS, "strict")
def test_whatever_is_said_can_be_said_in_any_encoding(
    tmp_path: Path, surrounding: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IN_TURN.format(typed=ascii(list(TYPED)))],
        env=surroundings(tmp_path, **surrounding),
        capture_output=True,
        timeout=60,
        check=True,
    )

    # Both streams were told of every end.
    parts = [re.split(rb"ended (\d)\r?\n", stream) for stream in (done.stdout, done.stderr)]
    for number, (typed, (status, part)) in enumerate(TYPED.items()):
        printed, complained = (stream[2 * number] for stream in parts)
        said, silent = (complained, printed) if status else (printed, complained)
        assert [stream[2 * number + 1] for stream in parts] == [str(status).encode()] * 2, typed
        assert part.encode() in said
        assert silent == b"", typed
        assert b"Traceback" not in said


def test_a_picture_that_cannot_be_written_is_said_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "그림.png").mkdir()
    done = subprocess.run(
        command("--screenshot", str(tmp_path / "그림.png")),
        env=surroundings(tmp_path, PYTHONIOENCODING="ascii"),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(b"learnscope: ")
    assert done.stderr.endswith(b"\\uadf8\\ub9bc.png could not be written: Is a directory\n")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("given", "then"), [(None, "1"), ("3", "3")])
def test_numpy_finds_that_no_threads_are_wanted_unless_somebody_wants_them(
    given: str | None, then: str
) -> None:
    others = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    environment = others | ({} if given is None else {"OPENBLAS_NUM_THREADS": given})
    code = (
        "import os, sys; from learnscope.gui.__main__ import prepare; prepare(); "
        "print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", then]
