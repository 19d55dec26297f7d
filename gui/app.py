"""The command line: read it, make the application, open the window or take its picture."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from learnscope.core import Experiment, ExperimentError, Gate, ValuesStart, gate_names
from learnscope.gui.examples import PACES, example, example_names

_MOST_EPOCHS = 10_000_000

_EXAMPLES = f"an example to open instead: {', '.join(example_names())}"

#: The options that take no value.
_FLAGS = ("--help", "--fingerprint")

_QT_PACKAGES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1"


class _Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and end with status 2."""
        self.exit(2, f"learnscope: {message}\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    result = _Parser(
        prog="learnscope",
        description="Watch one neuron learn a logic gate, stop it, step it, read every number.",
        allow_abbrev=False,
    )
    names = [*gate_names(2), *gate_names(3)]
    result.add_argument("--gate", choices=names, type=str.lower, help="the gate to learn")
    result.add_argument(
        "--example", choices=example_names(), type=str.lower, metavar="NAME", help=_EXAMPLES
    )
    result.add_argument(
        "--learning-rate", type=_rate, metavar="X", help="the learning rate, 0 or more"
    )
    result.add_argument(
        "--start", type=_start, metavar="W1,W2,…,B", help="the parameters at epoch 0"
    )
    result.add_argument(
        "--epochs", type=_epochs, default=0, metavar="N", help="train N epochs before showing"
    )
    result.add_argument("--language", choices=["en", "ko"], help="the language of the window")
    result.add_argument("--theme", choices=["system", "light", "dark"], help="its colours")
    result.add_argument(
        "--screenshot",
        type=_png,
        metavar="FILE.png",
        help="write the window's picture to a file and end; needs no display",
    )
    result.add_argument(
        "--fingerprint",
        action="store_true",
        help="print a short text for each of many runs, to compare two machines, and end",
    )
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command line without the program's name; by default the process's own.
    """
    logging.basicConfig(format="learnscope: %(message)s", level=logging.WARNING)
    command_line = parser()
    options = command_line.parse_args(_joined(sys.argv[1:] if arguments is None else arguments))
    if options.fingerprint:
        return _print_fingerprints()
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from learnscope.gui import session  # noqa: PLC0415
    except ImportError as error:
        return _cannot_load(str(error))
    if options.example is not None and (options.gate, options.start) != (None, None):
        command_line.error("argument --example: not allowed with --gate or --start")
    try:
        experiment = _experiment(options)
    except ExperimentError as error:
        given = ",".join(f"{value:g}" for value in options.start)
        command_line.error(f"argument --start: got {given!r}; allowed: {error.allowed}")
    return session.show(
        experiment,
        epochs=options.epochs,
        pace=PACES.get(options.example),
        language=options.language,
        theme=options.theme,
        screenshot=options.screenshot,
        cannot_show=_cannot_show,
    )


def _print_fingerprints() -> int:
    from learnscope.core import compiled, fingerprint  # noqa: PLC0415

    compiled.load_what_is_ready()
    for line in fingerprint.lines({name: example(name) for name in example_names()}):
        print(line, flush=True)
    return 0


def _cannot_load(reason: str) -> int:
    sys.stderr.write(
        f"learnscope: Qt cannot be loaded ({reason}); on Debian and Ubuntu, apt-get install "
        f"{_QT_PACKAGES} helps.\n"
    )
    return 2


def _cannot_show(reason: str) -> int:
    sys.stderr.write(
        f"learnscope: the window cannot be opened ({reason}); --screenshot FILE.png writes its "
        "picture without a display, and xvfb-run learnscope runs it on a virtual one.\n"
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
        return Experiment().with_learning_rate(float(text)).optimizer.learning_rate
    except (ValueError, ExperimentError):
        raise argparse.ArgumentTypeError(
            f"got {text!r}; allowed: a finite number, 0 or more"
        ) from None


def _start(text: str) -> tuple[float, ...]:
    try:
        values = ValuesStart(tuple(float(part) for part in text.split(","))).values
    except ValueError:
        values = ()
    if not values:
        raise argparse.ArgumentTypeError(
            f"got {text!r}; allowed: finite numbers such as 0.1,-0.12,0"
        )
    return values


def _epochs(text: str) -> int:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_EPOCHS))
    if not digits or int(text) > _MOST_EPOCHS:
        raise argparse.ArgumentTypeError(
            f"got {text[:40]!r}; allowed: a whole number from 0 to {_MOST_EPOCHS}"
        )
    return int(text)


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed: a file name that ends in .png")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed: a file in a folder that exists")
    return path
