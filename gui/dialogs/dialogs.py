"""The few dialogs that only tell: about, keys."""

import platform
from collections.abc import Iterable, Iterator
from html import escape
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from learnscope.core import compiled
from learnscope.gui.dialogs.page import ReadingDialog
from learnscope.gui.layout.registry import DOCKED
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.message_box import message_box


def about(parent: QWidget) -> None:
    """Say what this is, in which versions."""
    text = translate(
        "Dialogs",
        "<h3>Learnscope {version}</h3><p>A microscope for learning: watch one neuron learn, stop "
        "it, step it, and read every number in it.</p>",
    ).format(version=_version("learnscope"))
    parts = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": _version("pyside6-essentials"),
        "pyqtgraph": _version("pyqtgraph"),
        "numpy": _version("numpy"),
        "numba": _version("numba"),
    }
    lines = "<br>".join(f"{name} {number}" for name, number in parts.items())
    engine = escape(_engine())
    message_box(
        parent, translate("Dialogs", "About Learnscope"), f"{text}<p>{lines}</p><p>{engine}</p>"
    )


def _engine() -> str:
    """Say how the engine runs, and why it is no faster."""
    if compiled.ready():
        return translate("Dialogs", "The engine runs compiled.")
    trouble = compiled.trouble()
    if not trouble:
        return translate(
            "Dialogs",
            "The engine runs interpreted, with the same numbers; it is still being compiled.",
        )
    return translate(
        "Dialogs", "The engine runs interpreted, slower, with the same numbers: {reason}"
    ).format(reason=trouble)


def keys(parent: QWidget) -> None:
    """Say which keys there are and how to begin."""
    rows = (
        ("Space", translate("Dialogs", "run or pause")),
        ("→ &nbsp; ←", translate("Dialogs", "one epoch on, one epoch back")),
        ("Shift+→ &nbsp; Shift+←", translate("Dialogs", "open or close a stage of an update")),
        ("Home &nbsp; End", translate("Dialogs", "look at the start, at the latest epoch")),
        ("Ctrl+Home", translate("Dialogs", "reset: begin anew from the same start")),
        ("Ctrl+R", translate("Dialogs", "new start: other weights")),
        ("Ctrl+Z &nbsp; Ctrl+Shift+Z", translate("Dialogs", "undo, redo")),
        ("1, 2, 3", translate("Dialogs", "in the drawing: choose w1, w2, b; ↑ and ↓ change it")),
        (
            "Alt+↑ &nbsp; Alt+↓",
            translate("Dialogs", "in the table: change the chosen parameter; type to set it"),
        ),
        ("Ctrl+P", translate("Dialogs", "pin this run, to compare it with the next ones")),
        (
            " &nbsp; ".join(together(docked.key for docked in DOCKED if docked.key)),
            translate("Dialogs", "show or hide a view"),
        ),
        ("Tab", translate("Dialogs", "go to the next control; Esc leaves a field")),
        ("F1", translate("Dialogs", "this list")),
        ("Shift+F1", translate("Dialogs", "What's this? Then click anything")),
    )
    table = "".join(
        f"<tr><td><b>{key}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in rows
    )
    first = translate(
        "Dialogs",
        "<p>Press <b>Run</b> and watch the answers ŷ move towards the right answers Y. Pause, "
        "step, choose another row in the truth table and see its numbers in the drawing. Then "
        "change one thing, say the learning rate, and predict what will happen before you run "
        "again.</p>",
    )
    table = f'<table style="margin-top: 12px">{table}</table>'
    ReadingDialog(parent, translate("Dialogs", "Keys and first steps"), first + table).open()


def together(keys: Iterable[str]) -> list[str]:
    """Return keys with what is held along with them written once: ``Ctrl+1 … 9, 0``."""
    held: dict[str, list[str]] = {}
    for key in keys:
        last = key.rpartition("+")[2]
        held.setdefault(key.removesuffix(last), []).append(last)
    return [begin + ", ".join(_in_runs(last)) for begin, last in held.items()]


def _in_runs(figures: Iterable[str]) -> Iterator[str]:
    """Yield figures, but of three and more that follow each other the first and the last."""
    for _, run in groupby(enumerate(figures), lambda at: ord(at[1][0]) - at[0]):
        all_ = [figure for _, figure in run]
        yield f"{all_[0]} … {all_[-1]}" if len(all_) > 2 else ", ".join(all_)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
