"""The loss by epoch: how wrong the model was, and is."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from learnscope.core import Penalty
from learnscope.core.run.difference import measured_alike
from learnscope.gui.look.labels import Row, dot, write
from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.plotting.axes import LARGEST, ladder
from learnscope.gui.plotting.items import Array, Band
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.function_texts import nats_tip
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.curves.epochs import EpochPlot
from learnscope.gui.views.curves.runs_beside import RunsBeside, lines_of_loss
from learnscope.gui.widgets.keys import PRESS, reach_by_tab
from learnscope.gui.widgets.view import View

#: So much higher than at its lowest a test loss has to be for its lowest to be marked.
_RISEN = 1.01

#: Pixels before the lines' ends that their labels may need.
_ROOM_FOR_ENDS = 110.0

#: Pixels from the lowest test loss to its words.
_BESIDE = 6.0


class LossPlot(EpochPlot):
    """The loss line, and behind it the band of all losses between two recorded epochs.

    With samples held out, their loss is a second line, and its lowest point is marked once it has
    risen again while the other went on falling.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lows = self.highs = np.zeros(0)
        self.band = Band()
        self.future_band = Band()
        self._jumps = False
        self._overlays = RunsBeside(lines_of_loss, measured_alike)
        self._penalty = Penalty()
        self._parameters, self._is_weight = np.zeros((0, 0)), np.zeros(0, dtype=bool)
        #: How many samples are held out, and the share of them answered right: recorded, and now.
        self._held_out, self._right, self._right_now = 0, np.zeros(0), math.nan
        super().__init__(["loss"], parent)
        for band in (self.band, self.future_band):
            band.setZValue(-2)
            self.box.addItem(band)

    def show_moment(self, snapshot: Snapshot) -> None:
        """Show the recorded losses, and where in them the moment is."""
        curves, experiment = snapshot.curves, snapshot.experiment
        tests = not bool(np.isnan(curves.test_losses[0]))
        # Held out samples are answered, not penalised: they are held against the data loss.
        self._penalty = experiment.penalty
        self._parameters, self._is_weight = curves.parameters, experiment.model.is_weight
        shown = ["loss", *["data"] * bool(self._penalty), *["test"] * tests]
        self.set_names(shown)
        self._held_out = len(experiment.problem.held_out)
        self._right, self._right_now = curves.test_accuracies, snapshot.test_accuracy
        self.lows, self.highs = curves.lowest_losses, curves.highest_losses
        # Where every epoch is recorded, nothing happened between two records.
        self._jumps = curves.stride > 1 and bool(np.any(self.highs > self.lows))
        looks_back = snapshot.latest > snapshot.epoch
        present = {
            "loss": snapshot.loss,
            "data": snapshot.data_loss,
            "test": snapshot.test_loss,
        }
        recorded = {
            "loss": curves.losses,
            "data": curves.data_losses,
            "test": curves.test_losses,
        }
        now = tuple(present[name] for name in shown)
        self.show_overlay(self._overlays.of(snapshot))
        columns = [recorded[name] for name in shown]
        self.show_run(curves.epochs, columns, (snapshot.epoch, now) if looks_back else None)

    def update_lines(self) -> None:
        """Hand the values over to the line and the band."""
        super().update_lines()
        _, after = self.before_and_after()
        self._fill(self.band, slice(0, after))
        # From the last record before, whose losses up to the next lie in between.
        self._fill(self.future_band, slice(max(after - 1, 0), None if self.present else 0))

    def _fill(self, band: Band, part: slice) -> None:
        """Span a band between the lowest and the highest losses of some records."""
        x = self.epochs[part].astype(np.float64)
        band.setVisible(self._jumps and len(x) > 0)
        if band.isVisible():
            lows = np.maximum(self.drawn(self.lows[part]), self.y_limits()[0])
            y = np.concatenate((lows, self.drawn(self.highs[part])[::-1]))
            band.setData(np.concatenate((x, x[::-1])), y)

    def y_limits(self) -> tuple[float, float]:
        """From 0 to a rung above the highest loss; on a logarithmic scale, whole powers of ten."""
        highest, lows = float(np.fmax.reduce(self.highs, initial=0.0)), self.lows
        highest = float(np.fmax(highest, self.overlay.extremes[1]))
        lows = np.append(lows, self.overlay.least_above_zero)
        for tests in self.columns[1:]:
            known = tests[np.isfinite(tests)]
            highest, lows = float(known.max(initial=highest)), np.concatenate((lows, known))
        if not self.log:
            return 0.0, ladder(highest) if highest > 0.0 else 1.0
        above_zero = lows[(lows > 0.0) & np.isfinite(lows)]
        if not len(above_zero):
            return -1.0, 0.0
        low = float(np.floor(np.log10(above_zero.min())))
        return low, max(float(np.ceil(np.log10(min(highest, LARGEST)))), low + 1.0)

    def recorded(self) -> Sequence[Array]:
        """Return the losses, and those between two records."""
        beside = (line.values for line in self.overlay.lines)
        return (*self.columns, self.highs, *beside)

    def label_of(self, name: str) -> str:
        """Return the loss's name in the present language."""
        if name == "test":
            return translate("LossView", "test")
        if name == "loss" and self.overlay.lines:
            return translate("LossView", "this run")
        if name == "loss" and self._penalty:
            return translate("LossView", "with penalty")
        return translate("LossView", "mean loss") if name in {"loss", "data"} else name

    def end_text(self, line: int) -> str:
        """Return the loss now, with its name if there are two; of a test how many are right."""
        value, name = fixed(self.now[1][line]), self.names[line]
        if name == "test" and not math.isnan(self._right_now):
            value = f"{value} · {self._share(self._right_now)}"
        return value if len(self.names) == 1 else f"{self.label_of(name)} {value}"

    def _share(self, right: float) -> str:
        """Return how many of the samples held out are right."""
        return f"{round(right * self._held_out):,}/{self._held_out:,}"

    def rows_at(self, index: int) -> list[Row]:
        """Return the exact losses, how much is penalty, and how many answers to tests are right."""
        rows = super().rows_at(index)
        if index >= len(self.epochs):
            return rows
        if self._penalty:
            charge = self._penalty.on(self._parameters[index], self._is_weight)
            rows.insert(2, Row(translate("LossView", "penalty"), exact(charge)))
        if self.names[-1] == "test" and not math.isnan(self._right[index]):
            right = self._share(float(self._right[index]))
            rows.append(Row(translate("LossView", "tests right"), right))
        return rows

    def lowest_test(self) -> int | None:
        """Return the record of the lowest test loss, if it has risen since and the loss fallen."""
        if self.names[-1] != "test" or not len(self.epochs):
            return None
        before, _ = self.before_and_after()
        *_, losses, tests = (column[:before] for column in self.columns)
        if not len(tests) or not np.isfinite(tests).any():
            return None
        lowest = int(np.nanargmin(tests))
        *_, loss, test = self.now[1]
        overfits = test > _RISEN * tests[lowest] and loss < losses[lowest]
        return lowest if overfits else None

    def paint_over(self, painter: QPainter) -> None:
        """Mark where the test loss was lowest, besides what every plot paints."""
        lowest = self.lowest_test()
        if lowest is not None:
            self._paint_lowest(painter, lowest)
        super().paint_over(painter)

    def _paint_lowest(self, painter: QPainter, lowest: int) -> None:
        level = self.levels([self.columns[-1][lowest]])[0]
        at, area = QPointF(self.x_pixel(float(self.epochs[lowest])), level), self.area
        if not math.isfinite(level) or not area.contains(at):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, metrics = self.theme.colour("test"), QFontMetricsF(painter.font())
        pen = QPen(self.theme.colour("field"), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        dot(painter, at, 3.0, self.theme.colour("panel"), colour)
        text = translate("LossView", "lowest test loss")
        across = self.words_beside(at.x(), metrics.horizontalAdvance(text))
        top = self.free_top(metrics, across, (level + area.bottom() - metrics.capHeight()) / 2)
        place = QPointF(across[0], top + metrics.capHeight())
        write(painter, place, text, colour, self.theme.colour("panel"), rim=2.0)

    def words_beside(self, x: float, width: float) -> tuple[float, float]:
        """Return where words for a point begin and end: right of it, or left near the end."""
        end = self.x_pixel(float(self.now[0])) - _ROOM_FOR_ENDS
        left = x + _BESIDE
        if left + width > end and x - _BESIDE - width >= self.area.left():
            left = x - _BESIDE - width
        return left, left + width

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        for band, share in ((self.band, 0.8), (self.future_band, 0.92)):
            colour = mix(theme.colour("loss"), theme.colour("panel"), share)
            band.setBrush(colour)
            # Where the band is narrower than a pixel, its edge still shows it.
            band.setPen(colour)


class LossView(View):
    """The loss by epoch, on a linear or a logarithmic scale."""

    #: Whether the scale is now logarithmic.
    log_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loss_view")
        self.plot = LossPlot()
        self.log_button = QToolButton()
        self.log_button.setObjectName("loss_log")
        self.log_button.setCheckable(True)
        self.log_button.setProperty("role", "framed")
        reach_by_tab(self.log_button, PRESS)
        self.log_button.toggled.connect(self._log_toggled)
        self._in_nats, self._penalised = True, False
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.plot, 1, 0)
        # Above the plot, not over it: a loss that stays where it began is written at the top.
        layout.addWidget(self.log_button, 0, 0, Qt.AlignmentFlag.AlignRight)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.retranslate()

    @property
    def log(self) -> bool:
        """Whether the scale is logarithmic."""
        return self.log_button.isChecked()

    def set_log(self, log: bool) -> None:
        """Choose a logarithmic scale, or a linear one."""
        self.log_button.setChecked(log)

    def look(self) -> dict[str, Any]:
        """Return whether the scale is logarithmic."""
        return {"log": self.log}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Choose a scale."""
        self.set_log(look.get("log", self.log) is True)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        shown = snapshot.experiment.loss_function.in_nats, bool(snapshot.experiment.penalty)
        if shown != (self._in_nats, self._penalised):
            self._in_nats, self._penalised = shown
            self._title()
        self.plot.set_lit(snapshot.lit)
        self.plot.show_moment(snapshot)
        self.renew_summary(snapshot, self.plot)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("LossView", "Loss by epoch")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        what = translate(
            "LossView",
            "How wrong the model was after each epoch: the mean loss of the rows that take "
            "part. 0 would be perfect. Where the loss jumps faster than the plot can show, a "
            "grey band spans its lowest and highest values. While you look back, what comes later "
            "is a faint line.",
        )
        held_out = translate(
            "LossView",
            "With samples held out to test, another line is their mean loss, and how many of them "
            "are right stands at its end; where it was lowest is marked once it has risen again. "
            "With a penalty (L1, L2) the loss that is descended is the mean loss and the penalty "
            "together: each has its line. The test loss is held against the mean loss alone.",
        )
        how = translate(
            "LossView",
            "Point at the line to read values and click to copy them; turn the wheel to "
            "zoom, drag to move, double-click to follow the run again. Keys: , and . move "
            "along, Enter copies, + and − zoom, Esc follows.",
        )
        beside = translate(
            "LossView",
            "Pinned runs lie beside it, each in its colour and dash, and are read out with it, "
            "each against the baseline. A run with another loss, penalty or other samples is named "
            "at the top instead: its losses can't be compared.",
        )
        self.plot.setWhatsThis(f"{what} {held_out} {beside} {how}")
        self.log_button.setText(translate("LossView", "log"))
        self.log_button.setAccessibleName(translate("LossView", "Logarithmic scale"))
        self.log_button.setToolTip(
            translate(
                "LossView",
                "Logarithmic scale: equal distances are equal factors, so that small losses can "
                "be told apart. A loss of 0 has no place on it.",
            )
        )
        self._title()

    def _title(self) -> None:
        self.plot.x_title = translate("LossView", "epoch")
        if self._penalised:
            title = translate("LossView", "mean loss, and with the penalty")
        elif self._in_nats:
            title = translate("LossView", "mean loss (nats)")
        else:
            title = translate("LossView", "mean loss")
        self.plot.y_title = title
        self.plot.y_tip = nats_tip() if self._in_nats else ""
        self.plot.renew()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        first, last = float(snapshot.curves.losses[0]), snapshot.loss
        if snapshot.epoch == 0:
            text = translate("LossView", "The mean loss at the start is {last}.")
        elif last < first:
            text = translate("LossView", "Mean loss up to epoch {n}: from {first} down to {last}.")
        else:
            text = translate("LossView", "Mean loss up to epoch {n}: from {first} to {last}.")
        text = text.format(n=f"{snapshot.epoch:,}", first=fixed(first), last=fixed(last))
        if snapshot.experiment.penalty:
            parts = translate(
                "LossView", "Of it {data} is the mean loss and {penalty} the penalty."
            )
            text += " " + parts.format(
                data=fixed(snapshot.data_loss), penalty=fixed(snapshot.penalty)
            )
        if not math.isnan(snapshot.test_loss):
            test = translate("LossView", "The test loss is {test}.")
            text += " " + test.format(test=fixed(snapshot.test_loss))
        if not math.isnan(snapshot.test_accuracy):
            count = len(snapshot.experiment.problem.held_out)
            right = translate("LossView", "Of {count} held out {right} are right.")
            text += " " + right.format(
                right=f"{round(snapshot.test_accuracy * count):,}", count=f"{count:,}"
            )
        if snapshot.latest > snapshot.epoch:
            later = translate("LossView", "The run goes on to epoch {n}.")
            text += " " + later.format(n=f"{snapshot.latest:,}")
        beside = [line.label for line in self.plot.overlay.lines]
        if beside:
            text += " " + translate("LossView", "Beside it: {names}.").format(
                names=", ".join(beside)
            )
        return text

    def _log_toggled(self, log: bool) -> None:
        self.plot.set_log(log)
        self.log_changed.emit(log)
