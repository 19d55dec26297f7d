"""What stands in the table of the parameters: a row for each, and what is said of its cells."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from learnscope.core import UpdateTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, exact, fitted, short
from learnscope.gui.widgets.guard import guarded

SYMBOL, VALUE, GRADIENT, CHANGE = range(4)

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()


@guarded
class ParameterModel(QAbstractTableModel):
    """One row a parameter, however many there are; texts are made only where they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: The parameters in the order of θ.
        self.names: tuple[str, ...] = ()
        #: What the data call the input of a weight, by the weight's name, where they do.
        self.titles: dict[str, str] = {}
        #: Whether the values are those that an edit would change.
        self.editable = True
        #: The room that a number has in each column, and whether the headings have to be short.
        self.rooms: dict[int, float] = dict.fromkeys((VALUE, GRADIENT, CHANGE), 12.0)
        self._width_of: Callable[[str], float] = len
        self.short = False
        self._update: UpdateTrace | None = None
        self._numbers: tuple[tuple[float, ...], ...] = ((), (), ())

    def show_update(self, names: tuple[str, ...], update: UpdateTrace, editable: bool) -> bool:
        """Take on the numbers of an update; return whether any has changed.

        Parameters
        ----------
        names : tuple of str
        update : UpdateTrace
            As many parameters as there are names.
        editable : bool
        """
        numbers = (update.parameters, update.gradient, update.changes)
        if names != self.names:
            self.beginResetModel()
            self.names, self._numbers, self.editable = names, numbers, editable
            self._update = update
            self.endResetModel()
            return True
        changed = (numbers, editable) != (self._numbers, self.editable)
        self._numbers, self.editable = numbers, editable
        self._update = update
        return changed

    def tell(self, first: int, last: int) -> None:
        """Say that the numbers in these rows are others now."""
        self.dataChanged.emit(self.index(first, VALUE), self.index(last, CHANGE))

    def number(self, row: int, column: int) -> float:
        """Return what stands in a cell, in full."""
        return self._numbers[column - VALUE][row]

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        if column == SYMBOL:
            return self.names[row]
        return fitted(
            self.number(row, column), lambda text: self._width_of(text) <= self.rooms[column]
        )

    def fit(self, rooms: dict[int, float], width_of: Callable[[str], float], short: bool) -> None:
        """Fit numbers and headings into columns of another width.

        Parameters
        ----------
        rooms : dict of int to float
            The room that a number has in each column, in the same unit as `width_of`.
        width_of : callable
            How wide a text is.
        short : bool
            Whether the headings have to be short.
        """
        self._width_of = width_of
        if (rooms, short) != (self.rooms, self.short):
            self.rooms, self.short = rooms, short
            self.retranslate()

    def retranslate(self) -> None:
        """Let the headings be asked for anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, SYMBOL, CHANGE)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of parameters."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return 4: symbol, value, gradient, change."""
        return 0 if parent.isValid() else CHANGE + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return a cell's text, its tool tip, or what a screen reader says."""
        row, column = index.row(), index.column()
        if role == _Role.DisplayRole:
            return self.text(row, column)
        if role == _Role.ToolTipRole:
            return self._tip(row, column)
        if role == _Role.AccessibleTextRole and column != SYMBOL:
            return f"{self.names[row]}, {_headings()[column][0]}: {self.text(row, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a column's heading, and what it means."""
        if orientation is Qt.Orientation.Vertical:
            return None
        heading, meaning = _headings()[section]
        if section == GRADIENT and self.short:
            heading = "∂L/∂θ"
        if role == _Role.DisplayRole:
            return heading
        if role == _Role.ToolTipRole:
            return meaning
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == SYMBOL else Qt.AlignmentFlag.AlignRight
            return (side | Qt.AlignmentFlag.AlignVCenter).value
        return None

    def _tip(self, row: int, column: int) -> str:
        name = self.names[row]
        if column == SYMBOL:
            what = translate(
                "ParametersView", "{name}: a parameter, a number that learning changes"
            )
            told = [what.format(name=name)]
            if name in self.titles:
                of = translate("ParametersView", "It weighs {input}.")
                told.append(of.format(input=self.titles[name]))
            return "\n".join(told)
        copy = translate("ParametersView", "Click, then Ctrl+C to copy")
        if column == VALUE:
            what = translate("ParametersView", "{name} now")
            if self.editable:
                copy = translate(
                    "ParametersView",
                    "Double-click to type another one. Click, then turn the wheel or press Alt+↑ "
                    "or Alt+↓ to change it, Ctrl+C to copy",
                )
        elif column == GRADIENT:
            what = translate(
                "ParametersView",
                "∂L/∂{name}: how fast the loss grows when {name} grows; the mean over the rows of "
                "the next update",
            )
        else:
            what = self._what_is_added(row)
        what = what.format(name=name)
        return "\n".join((what, exact(self.number(row, column)), copy))

    def _what_is_added(self, row: int) -> str:
        """Say what the next update adds to a parameter, and how that comes about."""
        update = self._update
        if update is not None and update.stopped[row]:
            return translate(
                "ParametersView",
                "What the next update adds to {name}: the penalty alone would carry it across 0, "
                "so it stops there",
            )
        if update is None or update.state:
            return translate(
                "ParametersView",
                "What the next update adds to {name}: the optimiser makes it of this ∂L/∂{name} "
                "and those before",
            )
        gradient = self.text(row, GRADIENT)
        if gradient.startswith(MINUS):
            gradient = f"({gradient})"
        what = translate(
            "ParametersView",
            "What the next update adds to {name}: −learning rate · ∂L/∂{name}, here "
            "−{rate} · {gradient}",
        )
        return what.replace("{rate}", short(update.learning_rate)).replace("{gradient}", gradient)


def long_heading() -> str:
    """Return the longest of the headings."""
    return translate("ParametersView", "Gradient ∂L/∂θ")


def _headings() -> tuple[tuple[str, str], ...]:
    """Return each column's heading and what it means."""
    return (
        (
            "θ",
            translate("ParametersView", "θ: the parameters, the numbers that learning changes"),
        ),
        (
            translate("ParametersView", "Value"),
            translate("ParametersView", "The parameter's value now; it can be set by hand."),
        ),
        (
            long_heading(),
            translate(
                "ParametersView",
                "∂L/∂θ: how fast the loss grows when the parameter grows; the mean over the rows "
                "of the next update",
            ),
        ),
        (
            translate("ParametersView", "Next change"),
            translate(
                "ParametersView",
                "What the next update adds to the parameter: −learning rate · ∂L/∂θ",
            ),
        ),
    )
