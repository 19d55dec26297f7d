"""A person who does things at random with a window, and what has to hold whatever is done."""

import random
from collections.abc import Callable
from typing import Any

from consistency import Shown, assert_consistent, assert_same_when_trained_anew
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDockWidget,
    QToolButton,
    QWidget,
)

from learnscope.core import (
    Cloud,
    Curve,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    Problem,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.optimizers import RULES
from learnscope.gui import MainWindow
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.widgets.view import View, is_on_screen

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

#: Commands that open a dialog, or end the window.
APART = {
    *("open", "save", "save_picture", "quit", "help", "about", "whats_this"),
    "open_csv",
    "save_csv",
    "edit_data",
}

#: So long, in milliseconds, a patient person waits before looking again.
_PAUSE = 100

FIELDS = [
    *("learning_rate", "seed", "start_w1", "start_w2", "start_b", "target_loss", "last_epoch"),
    *("layers", "units_1", "units_2", "l1", "l2", "momentum", "beta1", "data_points", "data_share"),
    *("race_target_loss", "race_epochs", "race_low", "race_high"),
]
PROBLEMS: list[Problem] = [
    *(Gate("xor"), Gate("parity"), Cloud("circle", 30), Cloud("moons", 4, noise=1.0)),
    *(Curve("sine", 2), Curve("step", 20, test_share=0.5), Curve("drawn", values=(2.0, -2.0, 0.0))),
    *(OwnData(((0.5, 0.5),) * 3, (1, 0, 1)), OwnData(((-1e6, 1e-6),), (0,))),
    OwnData(((0.0,), (1e6,)), (1e-6, -1e6), "regression"),
]
LAYERS = [(), (1,), (2,), (3,), (8,), (2, 2), (4, 1, 3), (8, 8, 8, 8)]
RATES = [0.0, 1e-3, 0.1, 1.0, 1e3]
TYPED = [
    *("0.5", "0,5", "1/3", "-2", "−2", "1e-3", "15", "1e308", "-1e300", "0", "1", "7", "100"),
    *("", "x", "1/0", "nan", "inf", "--", "1e999", "1,2,3", "1/2/3", "   ", "9" * 40),
]
ENDS = [Key.Key_Return, Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Up, Key.Key_Down]
KEYS = [
    *("Space", "Space", "Right", "Left", "Home", "End", "Up", "Down", "Tab", "Shift+Tab", "Return"),
    *("Shift+Right", "Shift+Left", "Ctrl+R", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Home", "Esc"),
    *("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+P"),
    *("PgUp", "PgDown", "+", "-", ",", ".", "a"),
]


class RoughPerson:
    """Does something at random with a window, and remembers what."""

    #: So long, in milliseconds, the window may take until all is shown that was done.
    patience = 0

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.draw = random.Random(seed)
        self.done: list[str] = []
        self.ways: list[Callable[[], str]] = [
            *[self.press_button] * 4,
            *[self.press_key] * 4,
            *[self.type_number] * 3,
            *[self.use_table] * 2,
            *[self.move_slider] * 2,
            self.choose_entry,
            self.trigger_command,
            self.use_mouse_in_view,
            self.turn_wheel,
            self.resize_window,
            self.move_dock,
            *[self.set_up] * 3,
            *[self.drag_in_drawing] * 3,
            *[self.drag_lines] * 3,
        ]

    def do_something(self) -> None:
        way = self.draw.choice(self.ways)
        self.done.append(f"{way.__name__}: {way()}")

    def _visible(self, kind: type[QWidget]) -> Any:
        parts = [p for p in self.window.findChildren(kind) if p.isVisible() and p.isEnabled()]
        return self.draw.choice(parts) if parts else self.window

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.draw.randrange(max(widget.width(), 1)),
            self.draw.randrange(max(widget.height(), 1)),
        )

    def press_button(self) -> str:
        button = self._visible(QToolButton)
        if isinstance(button, QToolButton) and button.menu() is None:  # a menu would wait for us
            QTest.mouseClick(button, LEFT)
        return button.objectName() or button.accessibleName()

    def press_key(self) -> str:
        key = self.draw.choice(KEYS)
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(key))
        return key

    def type_number(self) -> str:
        field = self.window.parts.find(self.draw.choice(FIELDS))
        if field is None or not field.isVisible():
            return "none"
        text, end = self.draw.choice(TYPED), self.draw.choice(ENDS)
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Key.Key_Delete)
        for character in text.replace("−", "-"):
            QTest.keyClick(field, character)
        QTest.keyClick(field, end)
        if self.draw.random() < 0.5:
            field.clearFocus()
        return f"{field.objectName()} {text!r} {end.name}"

    def use_table(self) -> str:
        table = self.window.findChild(TruthTable, "truth_table")
        row, column = self.draw.randrange(4), self.draw.randrange(6)
        place = table.visualItemRect(table.item(row, column)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        if self.draw.random() < 0.3:
            table.setFocus()
            QTest.keyClick(table, Key.Key_Space)
        return f"{row} {column}"

    def move_slider(self) -> str:
        slider = self._visible(QAbstractSlider)
        if not isinstance(slider, QAbstractSlider):
            return "none"
        if self.draw.random() < 0.5:
            QTest.mouseClick(slider, LEFT, pos=self._point(slider))
        else:
            slider.setValue(self.draw.randint(slider.minimum(), slider.maximum()))
        return f"{slider.objectName()} {slider.value()}"

    def choose_entry(self) -> str:
        box = self._visible(QComboBox)
        if not isinstance(box, QComboBox):
            return "none"
        box.setFocus()
        QTest.keyClick(box, self.draw.choice([Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End]))
        box.clearFocus()
        return f"{box.objectName()} {box.currentText()}"

    def trigger_command(self) -> str:
        groups = [self.window.findChildren(QAction)]
        commands = [a for a in groups[0] if a.objectName() and a.objectName() not in APART]
        command = self.draw.choice([c for c in commands if not c.objectName().startswith("_q_")])
        command.trigger()
        return command.objectName()

    def use_mouse_in_view(self) -> str:
        seen = [view for view in self.window.findChildren(View) if is_on_screen(view)]
        if not seen:
            return "none"
        view = self.draw.choice(seen)
        inner = [w for w in view.findChildren(QWidget) if w.isVisible()] or [view]
        target = self.draw.choice(inner)
        QTest.mouseMove(target, self._point(target))
        QTest.mouseClick(target, LEFT, pos=self._point(target))
        if self.draw.random() < 0.2:
            QTest.mouseDClick(target, LEFT, pos=self._point(target))
        return view.objectName()

    def turn_wheel(self) -> str:
        target = self._visible(QWidget)
        at = QPointF(self._point(target))
        turn = self.draw.choice([-120, 120, 360])
        event = QWheelEvent(
            at,
            QPointF(target.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)
        return f"{turn} over {target.objectName() or type(target).__name__}"

    def resize_window(self) -> str:
        size = self.draw.randrange(880, 1400), self.draw.randrange(600, 900)
        self.window.resize(*size)
        return f"{size}"

    def move_dock(self) -> str:
        dock = self.draw.choice(self.window.findChildren(QDockWidget))
        way = self.draw.randrange(3)
        if way == 0:
            dock.setFloating(not dock.isFloating())
        elif way == 1:
            dock.setVisible(dock.isHidden())
        else:
            areas = Qt.DockWidgetArea
            area = self.draw.choice([areas.LeftDockWidgetArea, areas.BottomDockWidgetArea])
            self.window.addDockWidget(area, dock)
        return f"{dock.objectName()} {way}"

    def set_up(self) -> str:
        lab, choice = self.window.lab, self.draw.choice
        what = choice(["problem", "network", "optimizer", "penalty"])
        if what == "problem":
            lab.set_problem(choice(PROBLEMS))
        elif what == "network":
            lab.set_network(Network(choice(LAYERS), choice(list(ACTIVATIONS))))
        elif what == "optimizer":
            lab.set_optimizer(Optimizer(choice(list(RULES)), choice(RATES)))
        else:
            lab.set_penalty(Penalty(choice([0.0, 0.1]), choice([0.0, 1e-3])))
        return f"{what} {getattr(lab.experiment, what)}"

    def drag_in_drawing(self) -> str:
        drawing = self.window.parts.drawing.network
        if not drawing.isVisible():
            return "none"
        places = [area.center() for area in (*drawing.texts.values(), *drawing.nodes.values())]
        layout = drawing.network_layout
        places += [edge.line.center().toPoint() for edge in layout.edges if layout is not None]
        return self._drag(drawing, self.draw.choice([*places, self._point(drawing)]))

    def drag_lines(self) -> str:
        if self.draw.random() < 0.5 and not self.window.parts.joining.shows_lines:
            self.window.lab.set_problem(self.draw.choice(PROBLEMS[4:7]))
            self.window.lab.set_network(Network(self.draw.choice(LAYERS[1:5]), "relu"))
        self.window.docks.bring_forward("joining")
        QApplication.processEvents()
        plot = self.window.parts.joining.plot
        if not plot.isVisible():
            return "none"
        places = [plot.handle_pixel(handle).toPoint() for handle in plot.handles()]
        return self._drag(plot.viewport(), self.draw.choice([*places, self._point(plot)]))

    def _drag(self, widget: QWidget, begin: QPoint) -> str:
        """Press, move and let go; now and then something else happens meanwhile."""
        meanwhile = ""
        QTest.mousePress(widget, LEFT, pos=begin)
        for _ in range(self.draw.randrange(5)):
            begin += QPoint(self.draw.randint(-40, 40), self.draw.randint(-40, 40))
            QTest.mouseMove(widget, begin)
            if self.draw.random() < 0.2:
                other = self.draw.choice([self.set_up, self.press_key, self.choose_entry])
                meanwhile += f", {other.__name__}: {other()}"
            QApplication.processEvents()
        QTest.mouseRelease(widget, LEFT, pos=begin)
        if self.draw.random() < 0.2:
            QTest.mouseDClick(widget, LEFT, pos=begin)
        return f"{type(widget).__name__} to {begin.x()} {begin.y()}{meanwhile}"


def assert_consistent_soon(person: RoughPerson, shown_by: Shown) -> None:
    """Check the window, again and again for as long as the person has patience."""
    waited = 0
    while True:
        try:
            assert_consistent(person.window, shown_by)
        # What a panel shows halfway may not go together.
        except (AssertionError, ExperimentError):
            if waited >= person.patience:
                raise
            QTest.qWait(_PAUSE)
            waited += _PAUSE
        else:
            return


def let_loose(
    person: RoughPerson, shown_by: Shown, actions: int, faults: Callable[[], list[object]]
) -> None:
    """Let a person do so many things, and check the window after each.

    Parameters
    ----------
    person : RoughPerson
    shown_by : callable
        Returns the experiment that a panel shows.
    actions : int
    faults : callable
        Returns the exceptions and warnings until now; there should be none.
    """
    for number in range(actions):
        person.do_something()
        for _ in range(person.draw.randrange(1, 4)):
            QApplication.processEvents()
        try:
            assert faults() == []
            assert_consistent_soon(person, shown_by)
            if number % 100 == 99:
                assert_same_when_trained_anew(person.window.lab.trainer)
        except (AssertionError, ExperimentError) as error:
            recent = "\n".join(person.done[-8:])
            error.add_note(f"after {number + 1} actions, the last of them:\n{recent}")
            raise
