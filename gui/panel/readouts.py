"""Where the run stands, at the right of the tool bar: epoch, loss, how many are right."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from learnscope.gui.look.theme import GRID
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed


class Readouts(QWidget):
    """Three numbers in bold, each as wide as its widest; on one line, or on two to save width."""

    def __init__(self) -> None:
        super().__init__()
        # What is left over stands beside the readouts, not in them.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.epoch = _readout("epoch_readout")
        self.loss = _readout("loss_readout")
        self.accuracy = _readout("accuracy_readout")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, 0, GRID, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(0)
        self._last: Snapshot | None = None
        #: The widest texts of the last readout and of the loss.
        self._widest = self._widest_loss = ""
        self._on_two_lines = True
        self.on_two_lines = False
        self.retranslate()

    @property
    def on_two_lines(self) -> bool:
        """Whether the loss stands below the others."""
        return self._on_two_lines

    @on_two_lines.setter
    def on_two_lines(self, value: bool) -> None:
        if value is self._on_two_lines:
            return
        self._on_two_lines = value
        for readout in (self.epoch, self.loss, self.accuracy):
            self._grid.removeWidget(readout)
        self._grid.addWidget(self.epoch, 0, 0)
        self._grid.addWidget(self.accuracy, 0, 1 if value else 2)
        if value:
            self._grid.addWidget(self.loss, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.loss, 0, 1)

    def width_of_one_line(self) -> int:
        """Return how many pixels more one line takes than two."""
        epoch, loss, right = (w.minimumWidth() for w in (self.epoch, self.loss, self.accuracy))
        return epoch + loss + right + 2 * GRID - max(epoch + right + GRID, loss)

    def display(self, snapshot: Snapshot) -> bool:
        """Show where the run stands; return whether the readouts now need another width."""
        self._last = snapshot
        active = len(snapshot.experiment.problem.active)
        self.epoch.setText(self._epoch_text.format(n=f"{snapshot.epoch:,}"))
        widened = self._show_loss(snapshot)
        if snapshot.experiment.problem.task == "regression":
            return self._show_test_loss(snapshot.test_loss) or widened
        held_out = len(snapshot.experiment.problem.held_out)
        tests = None if not held_out else (round(snapshot.test_accuracy * held_out), held_out)
        return self._show_right(round(snapshot.accuracy * active), active, tests) or widened

    def _show_loss(self, snapshot: Snapshot) -> bool:
        """Say what is descended: the mean loss, or that and the penalty."""
        text, tip = self._loss_text, self._loss_tip
        if snapshot.experiment.penalty:
            text = self._descended_text
            tip = self._descended_tip.format(
                data=exact(snapshot.data_loss), penalty=exact(snapshot.penalty)
            )
        self.loss.setText(text.format(loss=fixed(snapshot.loss)))
        self.loss.setToolTip(f"{tip}\n{exact(snapshot.loss)}")
        widest = text.format(loss="0.0000e−00")
        if widest == self._widest_loss:
            return False
        self._widest_loss = widest
        self.hold_room()
        return True

    def _show_right(self, right: int, active: int, tests: tuple[int, int] | None) -> bool:
        """Say how many answers are right: there are as many figures as of all of them."""
        self.accuracy.setText(self._right_text.format(right=f"{right:,}", rows=f"{active:,}"))
        tip = self._right_tip
        if tests is not None:
            counts = {"right": f"{tests[0]:,}", "rows": f"{tests[1]:,}"}
            tip = f"{tip}\n{self._tests_right_tip.format(**counts)}"
        self.accuracy.setToolTip(tip)
        return self._widen(self._right_text.format(right=f"{active:,}", rows=f"{active:,}"))

    def _show_test_loss(self, loss: float) -> bool:
        """Say how wrong the answers are that were not trained; nothing where there are none."""
        there = not math.isnan(loss)
        self.accuracy.setText(self._test_text.format(loss=fixed(loss)) if there else "")
        tip = f"{self._test_tip}\n{exact(loss)}" if there else self._no_right_tip
        self.accuracy.setToolTip(tip)
        return self._widen(self._test_text.format(loss="0.0000e−00") if there else "")

    def _widen(self, widest: str) -> bool:
        if widest == self._widest:
            return False
        self._widest = widest
        self.hold_room()
        return True

    def hold_room(self) -> None:
        """Keep each as wide as its widest text, so that nothing beside it moves."""
        for readout, widest in (
            (self.epoch, self._epoch_text.format(n="1,000,000")),
            (self.loss, self._widest_loss),
            (self.accuracy, self._widest),
        ):
            # A fixed width: the numbers change many times a second and must not push each other.
            readout.setMinimumWidth(QFontMetrics(readout.font()).horizontalAdvance(widest) + GRID)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._epoch_text = translate("Transport", "Epoch {n}")
        self._loss_text = translate("Transport", "Mean loss {loss}")
        self._descended_text = translate("Transport", "Loss + penalty {loss}")
        self._descended_tip = translate(
            "Transport",
            "Loss + penalty: what the updates make smaller, the mean loss of the rows that are on "
            "and what the size of the weights costs (L1, L2).\nmean loss {data}\npenalty {penalty}",
        )
        self._tests_right_tip = translate("Transport", "Of those held out: {right}/{rows} right")
        self._right_text = translate("Transport", "{right}/{rows} right")
        self._loss_tip = translate(
            "Transport",
            "Mean loss: how wrong the answers are, the mean over the rows that are on. The loss of "
            "the selected row alone stands in the drawing.",
        )
        self.loss.setToolTip(self._loss_tip)
        self.epoch.setToolTip(
            translate("Transport", "Epoch: how many times the neuron went through all rows")
        )
        self._right_tip = translate(
            "Transport",
            "Rows answered right: ŷ lies on the same side of ½ as Y. Only an ŷ above ½ is "
            "taken for the answer 1; ½ itself is undecided, and counts as 0.",
        )
        self._test_text = translate("Transport", "Test {loss}")
        self._test_tip = translate(
            "Transport", "Test loss: how wrong the answers are on the points that were held out"
        )
        self._no_right_tip = translate(
            "Transport",
            "A number is never quite right. Hold points out (Data, test share) to see the loss on "
            "them here.",
        )
        self.accuracy.setToolTip(self._right_tip)
        for readout in (self.epoch, self.loss, self.accuracy):
            readout.setWhatsThis(readout.toolTip())
        self._widest = self._right_text.format(right=4, rows=4)
        self._widest_loss = self._loss_text.format(loss="0.0000e−00")
        self.hold_room()
        if self._last is not None:
            self.display(self._last)


def _readout(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", "readout")
    # What the tour frames is not to touch the frame.
    label.setContentsMargins(0, 0, 5, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
