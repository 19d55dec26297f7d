"""A batch of any size as the rows of a table: the sums first, then sample by sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from learnscope.core import Experiment, UpdateTrace
from learnscope.core.inspection.inspection import sample_slopes
from learnscope.core.problems.gates import Gate
from learnscope.gui.look.theme import Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.update.places import Place
from learnscope.gui.widgets.guard import guarded

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """What each sample of an update contributes to one unit's gradient."""

    experiment: Experiment
    #: The samples' numbers.
    rows: tuple[int, ...]
    #: The unit's parameters, as they are called within the unit and in the model.
    short_names: tuple[str, ...]
    names: tuple[str, ...]
    #: shape (samples, parameters)
    slopes: NDArray[np.float64]
    #: The names of the sums, and their numbers.
    sums: tuple[tuple[str, tuple[float, ...]], ...]

    @classmethod
    def of(cls, update: UpdateTrace, place: Place) -> "Contributions":
        """Return an update's contributions to a unit."""
        inputs = place.inputs
        positions = [part.position for part in inputs]

        def part_of(values: tuple[float, ...]) -> tuple[float, ...]:
            return tuple(values[position] for position in positions)

        sums = [(translate("ContributionTable", "mean"), part_of(update.loss_gradient))]
        if place.experiment.penalty:
            pull = translate("ContributionTable", "penalty")
            together = translate("ContributionTable", "together")
            sums += [(pull, part_of(update.penalty_gradient)), (together, part_of(update.gradient))]
        return cls(
            place.experiment,
            update.rows,
            tuple(part.weight.replace("_", "") for part in inputs),
            tuple(part.parameter for part in inputs),
            sample_slopes(update, place.layer, place.unit),
            tuple(sums),
        )

    def name(self, index: int) -> str:
        """Return what the table calls one of the samples, such as “0 1”."""
        return sample_name(self.experiment, self.rows[index])

    def heading(self) -> str:
        """Return what the samples are called."""
        if isinstance(self.experiment.problem, Gate):
            return translate("ContributionTable", "row")
        return translate("ContributionTable", "sample")


def sample_name(experiment: Experiment, row: int) -> str:
    """Return a gate's row by its inputs, another sample by its number from 1."""
    if isinstance(experiment.problem, Gate):
        return " ".join(f"{x:.0f}" for x in experiment.problem.inputs[row])
    return f"{row + 1:,}"


@guarded
class ContributionModel(QAbstractTableModel):
    """The sums, then the samples; texts are made only where they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Contributions | None = None
        self._theme: Theme | None = None
        self._selected = -1

    def show_contributions(self, shown: Contributions, theme: Theme) -> None:
        """Take on the numbers of an update."""
        self.beginResetModel()
        self._shown, self._theme = shown, theme
        self.endResetModel()

    def row_of(self, index: int) -> int:
        """Return the row in which a sample of the update stands."""
        return index + (0 if self._shown is None else len(self._shown.sums))

    def sample_in(self, row: int) -> int | None:
        """Return the number of the sample that stands in a row; None for a sum."""
        if self._shown is None or row < len(self._shown.sums):
            return None
        return self._shown.rows[row - len(self._shown.sums)]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of sums and samples."""
        if parent.isValid() or self._shown is None:
            return 0
        return len(self._shown.sums) + len(self._shown.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return one more than the unit has parameters."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.names) + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return a cell's text, its tool tip, or how it looks."""
        assert self._shown is not None
        row, column = index.row(), index.column()
        is_sum = row < len(self._shown.sums)
        if role == _Role.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
        if role == _Role.ForegroundRole and self._theme is not None:
            return self._theme.colour("muted" if column == 0 else "ink")
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        if column == 0:
            own = self._shown.sums[row][0] if is_sum else None
            return own or self._shown.name(row - len(self._shown.sums))
        if is_sum:
            value = self._shown.sums[row][1][column - 1]
        else:
            value = float(self._shown.slopes[row - len(self._shown.sums), column - 1])
        return exact(value) if role == _Role.ToolTipRole else fixed(value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Vertical or self._shown is None:
            return None
        if role == _Role.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
        if section == 0:
            return self._shown.heading() if role == _Role.DisplayRole else None
        name = self._shown.short_names[section - 1]
        if role == _Role.DisplayRole:
            return f"∂L/∂{name}"
        if role == _Role.ToolTipRole:
            return f"∂L/∂{self._shown.names[section - 1]}"
        return None
