"""One stage of an open update: its name with its outcome, and its rows while it is unfolded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from learnscope.gui import update
from learnscope.gui.look.theme import Theme
from learnscope.gui.snapshot.inside import STAGES
from learnscope.gui.update.panel.contributions import ContributionTable
from learnscope.gui.update.panel.inside_rows import LineRow, UnitHead
from learnscope.gui.widgets.keys import PRESS, reach_by_tab


class StageBox(QWidget):
    """One stage: its name with its outcome, and its lines while it is unfolded."""

    hovered = Signal(str)
    #: The parameter whose lines are to be opened or closed.
    opened = Signal(str)
    unit_chosen = Signal(str)

    def __init__(self, stage: int) -> None:
        super().__init__()
        self.stage = stage
        self.rows: list[LineRow] = []
        self.heads: list[UnitHead] = []
        self.head = QToolButton()
        self.head.setCheckable(True)
        reach_by_tab(self.head, PRESS)
        self.head.setProperty("role", "stage")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.head.setObjectName(f"stage_{STAGES[stage]}")
        self.body = QWidget()
        self._inner = QVBoxLayout(self.body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._order: list[bool] = []
        self.table: ContributionTable | None = None
        if STAGES[stage] == "update":
            self.table = ContributionTable()
            self._inner.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.body)
        self.head.toggled.connect(self.body.setVisible)
        self.body.hide()

    def show_title(self, title: str) -> None:
        """Show the stage's name and outcome."""
        self.head.setText(title)
        self.head.setAccessibleName(title)

    def show_lines(
        self, lines: list[update.WorkedLine], theme: Theme, lit: str, shown: str, opened: str
    ) -> None:
        """Show the stage's lines.

        Parameters
        ----------
        lines : list of WorkedLine
        theme : Theme
        lit : str
            The quantity that is lit in the window.
        shown : str
            The unit that stands in full.
        opened : str
            The parameter whose lines stand open.
        """
        self._arrange([bool(line.unit) for line in lines])
        rows, heads = iter(self.rows), iter(self.heads)
        for line in lines:
            if line.unit:
                next(heads).show_unit(line, shown)
            else:
                next(rows).show_line(line, theme, lit, opened)

    def widget_of(self, unit: str) -> QWidget:
        """Return the heading of a unit; the stage itself where it has none."""
        heads = (head for head in self.heads if head.unit == unit and not head.isHidden())
        return next(heads, self)

    def _arrange(self, order: list[bool]) -> None:
        """Have as many headings and lines as there should be, in their order."""
        if order == self._order:
            return
        self._order = order
        while len(self.heads) < sum(order):
            head = UnitHead()
            head.hovered.connect(self.hovered)
            head.chosen.connect(self.unit_chosen)
            self.heads.append(head)
        while len(self.rows) < len(order) - sum(order):
            row = LineRow()
            row.hovered.connect(self.hovered)
            row.opened.connect(self.opened)
            self.rows.append(row)
        rows, heads = iter(self.rows), iter(self.heads)
        for is_head in order:
            widget: QWidget = next(heads) if is_head else next(rows)
            # Added once more, it moves to the end.
            self._inner.addWidget(widget)
            widget.show()
        for left in (*rows, *heads):
            left.hide()
