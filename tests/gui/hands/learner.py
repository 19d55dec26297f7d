"""A learner who goes through the tour with the mouse and the keyboard."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.tour.card_state import CardState, Phase
from learnscope.gui.tour.conditions import READ
from learnscope.gui.tour.quantities import Moment, measure
from learnscope.gui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Learner:
    """Goes through the tour with the mouse and the keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot, comma: bool) -> None:
        self.window, self.qtbot, self.comma = window, qtbot, comma
        self.seen: list[CardState] = []
        window.guide.tour.shown.connect(self.seen.append)

    @property
    def now(self) -> CardState:
        return self.seen[-1]

    def widget(self, name: str) -> Any:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.widget(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        # At its left, where a radio button has its mark.
        self.qtbot.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))

    def do_the_card(self) -> None:
        """Do what the card asks for, and go on."""
        card = self.window.guide.tour.card
        assert self.now.done is (card.done.kind == READ), card.id
        self.look()
        self.see_the_frame()
        if card.question is not None:
            self.answer()
        elif card.done.kind != READ:
            getattr(self, card.done.kind)(**card.done.arguments)
        self.qtbot.waitUntil(lambda: self.now.done)
        assert self.now.phase in {Phase.NONE, Phase.TOLD}
        if card.question is not None and card.question.because:
            self.click("tour_explain")
            assert self.widget("tour_because").isVisible()
        self.look()
        self.see_the_frame()
        self.click("tour_next")

    def see_the_frame(self) -> None:
        """See what the card speaks of, framed."""
        if self.window.guide.tour.frame:
            frame = self.widget("tour_highlight")
            self.qtbot.waitUntil(lambda: not frame.visibleRegion().isEmpty())

    def look(self) -> None:
        """See that nothing is cut off, once the panel has found its layout."""
        with suppress(QtTimeoutError):
            self.qtbot.waitUntil(lambda: not self.cut_off())
        assert self.cut_off() == []

    def cut_off(self) -> list[str]:
        """Return the texts of the panel that have too little room, or still a placeholder."""
        panel = self.window.guide.panel
        labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
        buttons = [button for button in panel.findChildren(QAbstractButton) if button.isVisible()]
        return [
            *(label.text() for label in labels if "{" in label.text()),
            *(
                label.text()
                for label in labels
                if label.width() < label.minimumSizeHint().width()
                or label.height() < label.heightForWidth(label.width())
            ),
            *(
                button.text()
                for button in buttons
                if button.width() < button.minimumSizeHint().width()
            ),
        ]

    def answer(self) -> None:
        tour = self.window.guide.tour
        question = tour.card.question
        assert question is not None
        assert not self.widget("tour_answer").isEnabled() or question.kind == "point"
        if question.kind == "choice":
            self.click("tour_choice_0")
        elif question.kind == "number":
            moment = Moment(self.window.lab.trainer, self.window.lab.selected, tour.card.grid)
            value = measure([question.of], moment)[question.of]
            text = f"{value:.{question.digits}f}"
            self.qtbot.keyClicks(
                self.widget("tour_number"), text.replace(".", ",") if self.comma else text
            )
        self.click("tour_answer")

    def pins_at_least(self, n: int) -> None:
        # What a card frames comes forward as soon as no hand holds anything any more.
        self.qtbot.waitUntil(lambda: self.window.findChild(QWidget, "runs_pin") is not None)
        button = self.widget("runs_pin")
        self.qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
        self.click("runs_pin")
        assert len(self.window.lab.pins) == n

    def row_selected(self, row: int) -> None:
        table = self.widget("truth_table")
        middle = table.visualItemRect(table.item(row, 1)).center()
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=middle)

    def parameter_in(self, name: str, low: float, high: float) -> None:
        framed = self.window.guide.tour.card.frame
        if framed == "landscape_view":
            self._drag_the_dot((low + high) / 2)
        elif framed in {"neuron_view", "network_view"}:
            self._drag_in_the_drawing(name)
        else:
            self._type(f"start_{name}", f"{(low + high) / 2:g}")

    def _drag_the_dot(self, value: float) -> None:
        plot = self.window.parts.landscape.shown
        self.qtbot.waitUntil(
            lambda: not plot.viewport().visibleRegion().isEmpty() and plot.ground is not None
        )
        here, loss = plot.place("present")
        self._drag(plot.viewport(), plot.point(here, loss), plot.point(value, loss))

    def _drag_in_the_drawing(self, name: str) -> None:
        """Pull at a weight to the right, until it is as large as the card asks for."""
        drawing = self.window.parts.drawing.network
        self.qtbot.waitUntil(lambda: not drawing.visibleRegion().isEmpty())
        # Where a weight stands is known once it has been painted.
        drawing.grab()
        middle = QPointF(drawing.area_of(name).center())
        for _ in range(40):
            if self.now.done:
                return
            self._drag(drawing, middle, middle + QPointF(10.0, 0.0))

    def _drag(self, widget: QWidget, begin: QPointF, end: QPointF) -> None:
        self.qtbot.mousePress(widget, LEFT, pos=begin.toPoint())
        for part in (0.3, 0.6, 1.0):
            at = (begin + (end - begin) * part).toPoint()
            QTest.mouseEvent(
                QTest.MouseAction.MouseMove, widget, LEFT, Qt.KeyboardModifier.NoModifier, at
            )
        self.qtbot.mouseRelease(widget, LEFT, pos=end.toPoint())

    def tiles_tried(self, n: int) -> None:
        """Click so many tiles, along a line."""
        ground = self.window.parts.landscape.map
        self.qtbot.waitUntil(lambda: not ground.viewport().visibleRegion().isEmpty())
        for number in range(n):
            at = ground.point(-3.0 + number, 2.0).toPoint()
            self.qtbot.mouseClick(ground.viewport(), LEFT, pos=at)

    def output_in(self, row: int, low: float, high: float) -> None:
        self._type("start_b", "4")

    def learning_rate(self, low: float, high: float, epochs: int) -> None:
        self._type("learning_rate", f"{low:g}")
        self.epoch_at_least(epochs)

    def edited(self) -> None:
        if self.window.guide.tour.card.frame == "landscape_view":
            ground = self.window.parts.landscape.map
            self.qtbot.waitUntil(lambda: not ground.viewport().visibleRegion().isEmpty())
            here = ground.point(*ground.place("present"))
            self._drag(ground.viewport(), here, here + QPointF(20.0, -20.0))
            return
        plot = self.widget("joining_view").plot
        self.qtbot.waitUntil(plot.isVisible)
        plot.setFocus()
        QTest.keyClick(plot, Qt.Key.Key_BracketRight)

    def gate(self, name: str) -> None:
        if name == "custom":
            table = self.widget("truth_table")
            middle = table.visualItemRect(table.item(0, 3)).center()
            self.qtbot.mouseClick(table.viewport(), LEFT, pos=middle)
        else:
            self._choose("gate", name)

    def loss_function(self, name: str) -> None:
        self._choose("loss", name)

    def activation(self, name: str) -> None:
        self._choose("activation", name)

    def stage_open(self, stage: str) -> None:
        while not self.now.done:
            self.click("look_inside_button")
        inside = self.window.lab.snapshot().inside
        assert inside is not None
        assert inside.stage_name == stage

    def edited_then_run(self, n: int) -> None:
        self.edited()
        assert not self.now.done
        self.window.lab.set_pace(9)
        self.click("run_button")
        self.qtbot.waitUntil(lambda: self.now.done)
        self.click("run_button")

    def slip_shown(self) -> None:
        for _ in STAGES:
            self.click("look_inside_button")
        assert not self.now.done
        self.click("inside_slip")

    def epoch_at_least(self, n: int) -> None:
        for _ in range(n):
            self.click("step_button")

    def loss_below(self, value: float) -> None:
        self.window.lab.set_pace(9)
        self.click("run_button")
        self.qtbot.waitUntil(lambda: self.now.done)
        self.click("run_button")

    def _type(self, name: str, text: str) -> None:
        field = self.widget(name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text.replace(".", ",") if self.comma else text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def _choose(self, name: str, data: str) -> None:
        box = self.widget(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())
