"""What each sample of a batch contributes to an update, and their mean, which the update uses."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Experiment, UpdateTrace
from learnscope.core.inspection.inspection import sample_slopes
from learnscope.core.problems.gates import Gate
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.update.worked_line import Place
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, KeyKeeper

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


#: The most samples and parameters of a table that shows all of them at once.
MOST_SAMPLES, MOST_PARAMETERS = 8, 4

#: Of a longer table, the rows in sight and a row's height in pixels.
_IN_SIGHT, _ROW_HEIGHT = 7, 22


class ContributionTable(QWidget):
    """One line a sample and one for the mean; hidden where a sample has the update to itself."""

    #: The sample that the learner chose.
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contributions")
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(2 * GRID, 4, 2 * GRID, 0)
        self._whole = QWidget()
        self._grid = QGridLayout(self._whole)
        self._grid.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        self._grid.setVerticalSpacing(2)
        self._cells: list[list[QLabel]] = []
        self.list = ContributionList()
        self.list.row_chosen.connect(self.row_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.caption, self._whole, self.list):
            layout.addWidget(part)
        self._shown: tuple[object, ...] = ()

    def show_update(self, update: UpdateTrace, place: Place, selected: int, theme: Theme) -> None:
        """Show an update's samples and their mean.

        Parameters
        ----------
        update : UpdateTrace
        place : Place
            The unit whose parameters are shown.
        selected : int
            The number of the sample that is looked at, one of the update's.
        theme : Theme
        """
        self.setVisible(len(update.rows) > 1)
        if len(update.rows) == 1:
            return
        if isinstance(place.experiment.problem, Gate):
            tip = translate(
                "ContributionTable",
                "Each row pulls at the parameters in its own way. The update follows the mean.",
            )
        else:
            tip = translate(
                "ContributionTable",
                "Each sample pulls at the parameters in its own way. The update follows the mean.",
            )
        here = (update, place, theme, tip)
        if not _same(here, self._shown):
            self._shown = here
            self._fill(Contributions.of(update, place), place, theme)
            self.setToolTip(tip)
        if not self.list.isHidden():
            self.list.select(update.rows.index(selected))

    def _fill(self, shown: Contributions, place: Place, theme: Theme) -> None:
        few = len(shown.rows) <= MOST_SAMPLES and len(shown.names) <= MOST_PARAMETERS
        self._whole.setVisible(few)
        self.list.setVisible(not few)
        self.caption.setVisible(bool(place.model.network.hidden))
        self.caption.setText(
            translate(
                "ContributionTable",
                "What each sample of the batch says to {unit}; the update follows the mean.",
            ).format(unit=place.words)
        )
        if few:
            self._fill_grid(shown, theme)
        else:
            self.list.show_contributions(shown, theme)

    def _fill_grid(self, shown: Contributions, theme: Theme) -> None:
        lines = 1 + len(shown.rows) + len(shown.sums)
        columns = 1 + len(shown.names)
        if (lines, columns) != (len(self._cells), len(self._cells[0]) if self._cells else 0):
            self._lay_out(lines, columns)
        head, *others = self._cells
        head[0].setText(shown.heading())
        for cell, name, whole in zip(head[1:], shown.short_names, shown.names, strict=True):
            cell.setText(f"∂L/∂{name}")
            cell.setToolTip(f"∂L/∂{whole}")
            cell.setStyleSheet(f"color: {theme.parameter(name).name()}")
        rows = [(shown.name(i), values) for i, values in enumerate(shown.slopes.tolist())]
        for line, (name, values) in zip(others, [*rows, *shown.sums], strict=True):
            _fill(line, name, values, bold=False)
        _fill(others[-1], *shown.sums[-1], bold=True)

    def _lay_out(self, lines: int, columns: int) -> None:
        for line in self._cells:
            for cell in line:
                self._grid.removeWidget(cell)
                cell.deleteLater()
        self._cells = [
            [self._cell(line, column) for column in range(columns)] for line in range(lines)
        ]

    def _cell(self, line: int, column: int) -> QLabel:
        cell = QLabel()
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        if line == 0 or column == 0:
            cell.setProperty("role", "caption")
        self._grid.addWidget(cell, line, column)
        return cell


@guarded
class ContributionList(QTableView):
    """Batches too large to be shown at once: a table that only makes what is in sight."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contributions_list")
        self.contributions = ContributionModel(self)
        self.setModel(self.contributions)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        KeyKeeper(self, ARROWS)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(_ROW_HEIGHT)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._selecting = False
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as Qt does; it is here so that the guard sees a cell fail meanwhile."""
        super().paintEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Let the panel be narrow; the columns then scroll."""
        return QSize(20 * GRID, super().minimumSizeHint().height())

    def show_contributions(self, shown: Contributions, theme: Theme) -> None:
        """Show the samples of an update and their sums."""
        self._selecting = True
        self.contributions.show_contributions(shown, theme)
        self._selecting = False
        self.setAccessibleName(
            translate("ContributionTable", "What each sample contributes, and the mean")
        )
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + _IN_SIGHT * _ROW_HEIGHT + 2 * self.frameWidth() + GRID)
        # The widest way a number is written: one that is cut would hide its exponent.
        wide = self.fontMetrics().horizontalAdvance(fixed(-8.8888e-288)) + 2 * GRID
        self.horizontalHeader().setMinimumSectionSize(wide)
        # The number of a sample needs more room than a short heading.
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(0, mode.ResizeToContents)

    def select(self, index: int) -> None:
        """Mark one of the update's samples and bring it into sight."""
        row = self.contributions.row_of(index)
        if row == self.currentIndex().row():
            return
        self._selecting = True
        at = self.contributions.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(at, QAbstractItemView.ScrollHint.EnsureVisible)
        self._selecting = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Choose the sample that a click or the keys have come to."""
        super().currentChanged(current, previous)
        sample = self.contributions.sample_in(current.row()) if current.isValid() else None
        if sample is not None and not self._selecting:
            self.row_chosen.emit(sample)


def _same(here: tuple[object, ...], before: tuple[object, ...]) -> bool:
    """Return whether it is the very same update that is shown in the same way."""
    return bool(before) and here[0] is before[0] and here[1:] == before[1:]


def _fill(line: list[QLabel], name: str, values: tuple[float, ...], bold: bool) -> None:
    line[0].setText(name)
    for cell, value in zip(line[1:], values, strict=True):
        cell.setText(fixed(value))
        cell.setToolTip(exact(value))
        font = cell.font()
        font.setBold(bold)
        cell.setFont(font)
