"""What each sample of a batch contributes to an update, and their mean, which the update uses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from learnscope.core import UpdateTrace
from learnscope.core.gate import INPUTS, ROWS
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.theme import GRID, Theme


class ContributionTable(QWidget):
    """One line a sample and one for the mean; hidden where a sample has the update to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contributions")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        self._grid.setVerticalSpacing(2)
        self._cells = [
            [self._cell(line, column) for column in range(len(PARAMETER_NAMES) + 1)]
            for line in range(ROWS + 2)
        ]

    def show_update(self, update: UpdateTrace, theme: Theme) -> None:
        """Show an update's samples and their mean."""
        count = len(update.samples)
        self.setVisible(count > 1)
        head, *lines = self._cells
        head[0].setText(translate("ContributionTable", "row"))
        for cell, name in zip(head[1:], PARAMETER_NAMES, strict=True):
            cell.setText(f"∂L/∂{name}")
            cell.setStyleSheet(f"color: {theme.colour(name).name()}")
        for line, sample in zip(lines[:count], update.samples, strict=True):
            x1, x2 = INPUTS[sample.sample]
            _fill(line, f"{x1:.0f} {x2:.0f}", sample.dloss_dparameters, bold=False)
        _fill(lines[count], translate("ContributionTable", "mean"), update.gradient, bold=True)
        for number, line in enumerate(lines):
            for cell in line:
                cell.setVisible(number <= count)
        self.setToolTip(
            translate(
                "ContributionTable",
                "Each row pulls at the parameters in its own way. The update follows the mean.",
            )
        )

    def _cell(self, line: int, column: int) -> QLabel:
        cell = QLabel()
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        if line == 0 or column == 0:
            cell.setProperty("role", "caption")
        self._grid.addWidget(cell, line, column)
        return cell


def _fill(line: list[QLabel], name: str, values: tuple[float, float, float], bold: bool) -> None:
    line[0].setText(name)
    for cell, value in zip(line[1:], values, strict=True):
        cell.setText(fixed(value))
        cell.setToolTip(exact(value))
        font = cell.font()
        font.setBold(bold)
        cell.setFont(font)
