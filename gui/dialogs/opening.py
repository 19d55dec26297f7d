"""What is in a file is opened: an experiment, or data, after a question where there is one."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from learnscope.core import (
    Cloud,
    CsvError,
    Curve,
    Experiment,
    ExperimentError,
    OwnData,
    Problem,
)
from learnscope.core.experiment import parsed
from learnscope.core.run.saved import ENDING, SavedRun, is_run, starts_otherwise
from learnscope.core.tables.choice import questions, suggest
from learnscope.core.tables.reading import Reading, read
from learnscope.core.tables.table import MAX_BYTES, read_table
from learnscope.gui.dialogs.columns import ColumnsDialog
from learnscope.gui.files.reopening import Tell
from learnscope.gui.files.saving import data_kinds, experiment_kinds, opened_kinds, run_kinds
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refused_file import refused_file
from learnscope.gui.widgets.message_box import complain

#: The problems of which a share can be held out.
_SPLIT = Cloud | Curve | OwnData

_LIMIT = 50_000_000

#: What a person can change about a file that cannot be read as it seems meant.
_MENDED_BY_CHOOSING = {"which_row_numbers", "which_columns", "which_task"}


class Opener(NamedTuple):
    """Opens files for a window.

    Parameters
    ----------
    parent : QWidget
        What dialogs stand in front of.
    take_experiment : callable
        Called with an `Experiment` that was opened.
    take_run : callable
        Called with a `SavedRun` that was opened.
    take_data : callable
        Called with a `Reading` of data that were opened.
    opened : callable
        Called with the path of what was opened or read, and whether it is a run.
    say : callable
        Called with what else is to be said of what was opened, as a function that says it.
    """

    parent: QWidget
    take_experiment: Callable[[Experiment], None]
    take_run: Callable[[SavedRun], None]
    take_data: Callable[[Reading], None]
    opened: Callable[[Path, bool], None]
    say: Tell

    def ask_experiment(self) -> None:
        """Let a file be chosen and open its experiment; say so where it is none."""
        name, _ = QFileDialog.getOpenFileName(
            self.parent,
            translate("Dialogs", "Open run or experiment"),
            "",
            f"{opened_kinds()};;{run_kinds()};;{experiment_kinds()}",
        )
        if name:
            self.open_experiment(Path(name))

    def ask_data(self, present: Problem) -> None:
        """Let a file be chosen and open its data; as many are held out as of the present ones."""
        name, _ = QFileDialog.getOpenFileName(
            self.parent, translate("Dialogs", "Open data"), "", data_kinds()
        )
        if name:
            self.open_data(Path(name), present)

    def open(self, path: Path, present: Problem) -> None:
        """Open whatever a file holds."""
        if is_experiment(path):
            self.open_experiment(path)
        else:
            self.open_data(path, present)

    def open_experiment(self, path: Path) -> None:
        """Open a file's run or experiment; say so where it is none."""
        try:
            with path.open("rb") as file:
                text = file.read(_LIMIT)
            data = parsed(text)
            if is_run(data):
                self.take_run(SavedRun.from_dict(data))
            else:
                self._take_experiment(data)
            self.opened(path, is_run(data))
        except (ExperimentError, OSError) as error:
            said = translate("Dialogs", "This file is not an experiment of Learnscope's.")
            complain(self.parent, said, _reason(error))

    def _take_experiment(self, data: Any) -> None:
        experiment = Experiment.from_dict(data)
        self.take_experiment(experiment)
        if starts_otherwise(data, experiment):
            self.say(_otherwise)

    def open_data(self, path: Path, present: Problem) -> None:
        """Open a file's data; ask what may be meant otherwise, say what cannot be read."""
        try:
            with path.open("rb") as file:
                self._open_table(path, file.read(MAX_BYTES + 1), present)
        except CsvError as error:
            text = translate("Dialogs", "The data in {file} cannot be read.")
            complain(self.parent, text.format(file=path.name), refused_file(error))
        except OSError as error:
            complain(self.parent, translate("Dialogs", "The file could not be read."), str(error))

    def _open_table(self, path: Path, data: bytes, present: Problem) -> None:
        table = read_table(data)
        choice = suggest(table)
        asked = questions(table, choice)
        # Of what is held out now, as much again.
        split = (present.test_share, present.seed) if isinstance(present, _SPLIT) else (0.0, 1)
        if not set(asked) & _MENDED_BY_CHOOSING:
            # What cannot be read whatever is answered is said at once.
            reading = read(table, choice, *split)
            if not asked:
                self._take_data(path, reading)
                return
        take = partial(self._take_data, path)
        ColumnsDialog(self.parent, path.name, table, take, *split).open()

    def _take_data(self, path: Path, reading: Reading) -> None:
        self.take_data(reading)
        self.opened(path, False)


def _otherwise() -> list[str]:
    drawn = translate(
        "Dialogs",
        "An earlier Learnscope wrote this file, and drew numbers from the bell curve otherwise: "
        "noise or weights that are drawn in it are other ones now.",
    )
    brief = translate("Dialogs", "What this older file draws from the bell curve differs now.")
    return [drawn, brief]


def is_experiment(path: Path) -> bool:
    """Return whether a file seems to hold an experiment or a run, by its name."""
    return path.suffix.lower() in {".json", ENDING}


def _reason(error: ExperimentError | OSError) -> str:
    """Return where a file stops being JSON, else which of its fields is not allowed."""
    if not (isinstance(error, ExperimentError) and isinstance(error.got, bytes)):
        return str(error)
    place = re.search(r"line (\d+) column (\d+)", error.allowed)
    if place is None:
        return translate("Dialogs", "It cannot be read as JSON.")
    text = translate(
        "Dialogs", "From line {line}, character {column} on it cannot be read as JSON."
    )
    return text.format(line=place[1], column=place[2])
