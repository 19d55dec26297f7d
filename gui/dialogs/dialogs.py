"""The few dialogs: about, keys, saving."""

import platform
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from learnscope.core import Problem, compiled, write_csv
from learnscope.core.run.saved import ENDING, SavedRun, experiment_text
from learnscope.gui.dialogs.page import ReadingDialog
from learnscope.gui.files.writing import SaveError, as_file, refusal, save
from learnscope.gui.layout.registry import DOCKED
from learnscope.gui.text.language import translate


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
    _box(parent, translate("Dialogs", "About Learnscope"), f"{text}<p>{lines}</p><p>{engine}</p>")


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


def ask_file_name(parent: QWidget, title: str, suggestion: str, kinds: str) -> str:
    """Let a name be chosen to save under; empty if the person thought better of it.

    A name without an ending gets the suggestion's, before the dialog looks whether there is such a
    file and asks whether to replace it.
    """
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggestion).suffix)
    dialog.selectFile(suggestion)
    name = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return name


def save_run(parent: QWidget, saved: Callable[[], SavedRun], last: Path | None) -> Path | None:
    """Save a run under a name the person chooses, or under one in .json its experiment alone.

    Parameters
    ----------
    parent : QWidget
    saved : callable
        Returns what there is to keep of the run.
    last : Path or None
        Where the run was saved, or opened, last; this name is suggested.

    Returns
    -------
    Path or None
        Where it was saved, if it was.
    """
    title = translate("Dialogs", "Save run")
    kinds = f"{run_kinds()};;{experiment_kinds()}"
    suggestion = f"run{ENDING}" if last is None else str(last)
    path = Path(ask_file_name(parent, title, suggestion, kinds))
    if path == Path():
        return None
    alone = is_experiment_alone(path)
    text = experiment_text(saved().in_force) if alone else saved().to_json()
    return path if _save(parent, path, f"{text}\n".encode) else None


def is_experiment_alone(path: Path) -> bool:
    """Return whether a file keeps an experiment alone, by its name."""
    return path.suffix.lower() == ".json"


def save_csv(parent: QWidget, problem: Problem) -> None:
    """Save a problem's samples under a name the person chooses."""
    name = ask_file_name(parent, translate("Dialogs", "Save data"), "data.csv", data_kinds())
    if name:
        _save(parent, Path(name), write_csv(problem).encode)


def save_picture(parent: QWidget, picture: QPixmap) -> None:
    """Save a picture under a name the person chooses."""
    title = translate("Dialogs", "Save picture")
    kinds = translate("Dialogs", "Pictures (*.png)")
    name = ask_file_name(parent, title, "learnscope.png", kinds)
    if name:
        _save(parent, Path(name), lambda: as_file(picture, Path(name)))


def _save(parent: QWidget, path: Path, content: Callable[[], bytes]) -> bool:
    """Write a file; where that fails, say so, and that nothing is lost."""
    there = path.is_file()
    try:
        save(path, content())
    except SaveError as error:
        text = translate("Dialogs", "{file} could not be written.").format(file=path.name)
        kept = translate("Dialogs", "The file of this name is still there, as it was.")
        unchanged = translate("Dialogs", "Nothing was changed.")
        _warn(parent, f"{text} {kept if there else unchanged}", refusal(error))
        return False
    return True


def complain(parent: QWidget, text: str, detail: str) -> None:
    """Say what went wrong, and that nothing was changed."""
    unchanged = translate("Dialogs", "Nothing was changed.")
    _warn(parent, f"{text} {unchanged}", detail)


def _warn(parent: QWidget, text: str, detail: str) -> None:
    box = _box(parent, "Learnscope", text, detail)
    box.setIcon(QMessageBox.Icon.Warning)
    # A file's name is no markup, whatever it looks like.
    box.setTextFormat(Qt.TextFormat.PlainText)


def opened_kinds() -> str:
    """Return what a file dialog calls all files that hold a run or an experiment."""
    return translate("Dialogs", "Runs and experiments (*{ending} *.json)").format(ending=ENDING)


def run_kinds() -> str:
    """Return what a file dialog calls files with runs."""
    return translate("Dialogs", "Runs (*{ending})").format(ending=ENDING)


def experiment_kinds() -> str:
    """Return what a file dialog calls files with experiments."""
    return translate("Dialogs", "Experiments alone (*.json)")


def data_kinds() -> str:
    """Return what a file dialog calls files with data."""
    return translate("Dialogs", "Tables (*.csv *.tsv *.txt)")


def _box(parent: QWidget, title: str, text: str, detail: str = "") -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    close = box.button(QMessageBox.StandardButton.Close)
    close.setText(translate("Dialogs", "Close"))
    box.open()
    box.finished.connect(box.deleteLater)
    return box


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
