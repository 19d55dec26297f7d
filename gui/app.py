"""The command line: read it, make the application, open the window or take its picture."""

import argparse
import logging
import math
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from learnscope import assets
from learnscope.core import Experiment, ExperimentError, Gate, ValuesStart, gate_names
from learnscope.core.start import MAX_START
from learnscope.gui.process import INTERRUPTED, starting, tell, use_any_encoding
from learnscope.gui.text.examples import example, example_names

_MOST_EPOCHS = 10_000_000

_EXAMPLES = f"an example to open instead: {', '.join(example_names())}"

#: The options that take no value.
_FLAGS = ("--help", "--fingerprint")

_QT_PACKAGES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1"


class _Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence."""

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the options; of what is none, say which there are."""
        options, rest = self.parse_known_args(arguments)
        if rest:
            options_of = (action.option_strings for action in self._actions)
            known = ", ".join(names[-1] for names in options_of if names)
            self.error(f"got {' '.join(rest)[:40]!r}; allowed: {known}")
        return options

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and end with status 2."""
        self.exit(2, f"learnscope: {message}\n")


def parser() -> _Parser:
    """Return the parser of the command line."""
    result = _Parser(
        prog="learnscope",
        description="Watch one neuron learn a logic gate, stop it, step it, read every number.",
        allow_abbrev=False,
    )
    result.add_argument(
        "file",
        nargs="?",
        type=_file,
        metavar="FILE",
        help="a saved run, an experiment, or data in a table to open",
    )
    result.add_argument(
        "--gate",
        choices=[*gate_names(2), *gate_names(3)],
        type=str.lower,
        metavar="NAME",
        help=f"the gate to learn: {', '.join(gate_names(2))}; of three inputs "
        f"{', '.join(gate_names(3))}",
    )
    result.add_argument(
        "--example", choices=example_names(), type=str.lower, metavar="NAME", help=_EXAMPLES
    )
    result.add_argument(
        "--learning-rate", type=_rate, metavar="X", help="the learning rate, 0 or more"
    )
    result.add_argument(
        "--start",
        type=_start,
        metavar="W1,W2,...,B",
        help="the parameters at epoch 0, such as 0.1,-0.12,0: as many as there are",
    )
    result.add_argument(
        "--epochs",
        type=_epochs,
        default=0,
        metavar="N",
        help="train N epochs before the window shows; what takes longer tells how far it is, "
        "and Ctrl+C ends it",
    )
    result.add_argument("--language", choices=assets.languages(), help="the language of the window")
    result.add_argument("--theme", choices=["system", "light", "dark"], help="the colours")
    result.add_argument(
        "--screenshot",
        type=_png,
        metavar="FILE.png",
        help="write a picture of the window and end; needs no display",
    )
    result.add_argument(
        "--fingerprint",
        action="store_true",
        help="print a short text for each of many runs, to compare two machines, and end; "
        "needs no display",
    )
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command line without the program's name; by default the process's own.
    """
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    use_any_encoding()
    logging.basicConfig(format="learnscope: %(message)s", level=logging.WARNING)
    command_line = parser()
    options = command_line.read(_joined(arguments))
    if options.fingerprint:
        return _print_fingerprints()
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        with starting():
            from learnscope.gui import program  # noqa: PLC0415
    except ImportError as error:
        return _cannot_load(str(error))
    if options.example is not None and (options.gate, options.start) != (None, None):
        command_line.error("argument --example: not allowed with --gate or --start")
    if options.file is not None:
        _refuse_beside_a_file(command_line, options)
    try:
        experiment = _experiment(options)
    except ExperimentError as error:
        given = ",".join(f"{value:g}" for value in options.start)
        command_line.error(f"argument --start: got {given!r}; allowed: {error.allowed}")
    return program.show(
        experiment,
        epochs=options.epochs,
        example=options.example,
        file=options.file,
        language=options.language,
        theme=options.theme,
        screenshot=options.screenshot,
        cannot_show=_cannot_show,
    )


def _print_fingerprints() -> int:
    from learnscope.core import compiled  # noqa: PLC0415
    from learnscope.core.run import fingerprint  # noqa: PLC0415

    compiled.load_what_is_ready()
    for line in fingerprint.lines({name: example(name) for name in example_names()}):
        print(line, flush=True)
    return 0


def _cannot_load(reason: str) -> int:
    tell(
        f"Qt cannot be loaded ({reason}); on Debian and Ubuntu, apt-get install "
        f"{_QT_PACKAGES} helps."
    )
    return 2


def _cannot_show(reason: str) -> int:
    tell(
        f"the window cannot be opened ({reason}); --screenshot FILE.png writes its "
        "picture without a display, and xvfb-run learnscope runs it on a virtual one."
    )
    return 2


def _experiment(options: argparse.Namespace) -> Experiment:
    experiment = Experiment() if options.example is None else example(options.example)
    if options.gate is not None:
        experiment = experiment.with_problem(Gate(options.gate))
    if options.learning_rate is not None:
        experiment = experiment.with_learning_rate(options.learning_rate)
    if options.start is not None:
        experiment = replace(experiment, start=ValuesStart(options.start))
    return experiment


def _joined(arguments: Sequence[str]) -> list[str]:
    """Join options with their values: one that begins with a minus would read as an option."""
    joined: list[str] = []
    for argument in arguments:
        before = joined[-1] if joined else ""
        if before.startswith("--") and before not in _FLAGS and "=" not in before:
            joined[-1] = f"{before}={argument}"
        else:
            joined.append(argument)
    return joined


def _rate(text: str) -> float:
    try:
        return Experiment().with_learning_rate(_number(text)).optimizer.learning_rate
    except ExperimentError as error:
        raise argparse.ArgumentTypeError(f"got {text[:40]!r}; allowed: {error.allowed}") from None


def _start(text: str) -> tuple[float, ...]:
    try:
        return ValuesStart(tuple(_number(part) for part in text.split(","))).values
    except ExperimentError:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]!r}; allowed: finite numbers such as 0.1,-0.12,0, each from "
            f"{-MAX_START:g} to {MAX_START:g}"
        ) from None


def _number(text: str) -> float:
    """Return what a text stands for; what is no number is not a finite one either."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _epochs(text: str) -> int:
    digits = text.isascii() and text.isdigit()
    if not digits or len(text.lstrip("0")) > len(str(_MOST_EPOCHS)) or int(text) > _MOST_EPOCHS:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]!r}; allowed: a whole number from 0 to {_MOST_EPOCHS}, in digits alone"
        )
    return int(text)


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed: a file that exists")
    return path


def _refuse_beside_a_file(command_line: _Parser, options: argparse.Namespace) -> None:
    """Refuse what a file says itself."""
    given = vars(options)
    for name in ("gate", "example", "learning_rate", "start", "epochs"):
        if given[name]:
            command_line.error(f"argument --{name.replace('_', '-')}: not allowed with FILE")


def _png(text: str) -> Path:
    path = Path(text)
    if not path.name.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed: a file name that ends in .png")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed: a file in a folder that exists")
    return path
