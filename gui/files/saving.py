"""Saving under a name that a person chooses: a run, an experiment alone, data, a picture."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from learnscope.core import Problem, write_csv
from learnscope.core.run.saved import ENDING, SavedRun, experiment_text
from learnscope.gui.files.writing import SaveError, as_file, refusal, save
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.message_box import warn


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


def _save(parent: QWidget, path: Path, content: Callable[[], bytes]) -> bool:
    """Write a file; where that fails, say so, and that nothing is lost."""
    there = path.is_file()
    try:
        save(path, content())
    except SaveError as error:
        text = translate("Dialogs", "{file} could not be written.").format(file=path.name)
        kept = translate("Dialogs", "The file of this name is still there, as it was.")
        unchanged = translate("Dialogs", "Nothing was changed.")
        warn(parent, f"{text} {kept if there else unchanged}", refusal(error))
        return False
    return True
