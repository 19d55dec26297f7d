"""Setting samples by hand on a plot: a click adds, a drag moves, a menu relabels or removes one.

And the choice of which class a click adds.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from learnscope.gui.look.marks import SampleMark, paint_mark
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.contour import Point
from learnscope.gui.plotting.gestures import Drag
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab

#: How far an arrow key moves the cursor, as a share of the axis; with Shift, further.
_STEP, _LEAP = 0.02, 0.1

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: The keys that make a sample one of a class.
_CLASSES = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1}

#: The side of a class's picture on its button, in pixels.
_ICON = 16


@guarded
class SampleEditor(QObject):
    """Sets the learner's own samples on a plot.

    A click on empty ground adds a sample, with Shift or the right button one of the other kind; a
    sample that is dragged moves. The right button on a sample opens a menu that makes it one of the
    other class or removes it. With the keyboard, the arrows move a cross, Enter adds a sample there
    (with Shift one of the other kind), Page Up and Page Down choose a sample, 0 and 1 make the one
    that is chosen one of that class, Delete removes it, and the menu key opens its menu.

    Parameters
    ----------
    plot : Plot
    sample_at : callable
        Returns the sample under a pixel, or None.
    rounded : callable
        Returns a place with as many decimals as there are pixels to tell.
    yields : callable
        Returns whether a press at a pixel is meant for something else.
    class_of : callable, optional
        Returns a sample's class; None where samples have numbers instead.
    """

    #: The place (x, y) of a sample to be added, and whether it is of the other kind.
    added = Signal(tuple, bool)
    #: A sample and the place to which it was moved.
    moved = Signal(int, tuple)
    #: A sample and the class, 0 or 1, that it is to have from now on.
    relabelled = Signal(int, int)
    #: The sample to be removed.
    removed = Signal(int)
    #: The sample that was chosen.
    chosen = Signal(int)

    def __init__(
        self,
        plot: Plot,
        sample_at: Callable[[QPointF], int | None],
        rounded: Callable[[Point], Point],
        yields: Callable[[QPointF], bool] = lambda _pixel: False,
        class_of: Callable[[int], int] | None = None,
    ) -> None:
        super().__init__(plot)
        self._plot = plot
        self._sample_at = sample_at
        self._rounded = rounded
        self._yields = yields
        self._class_of = class_of
        self._active = False
        #: The sample that is held, or None for free ground.
        self._drag: Drag[int | None] | None = None
        #: Whether a sample's target can't be set here: then none is added, and none relabelled.
        self.targets_fixed = False
        #: What each class is called.
        self.class_words: tuple[str, str] = ("0", "1")
        #: Where the keys' cross stands, as (x, y), or None.
        self.cursor: Point | None = None
        #: How many samples there are, and the one that is chosen.
        self.count, self.selected = 0, 0

    @property
    def active(self) -> bool:
        """Whether the samples may be set by hand."""
        return self._active

    @property
    def _relabels(self) -> bool:
        return self._class_of is not None and not self.targets_fixed

    def set_active(self, active: bool) -> None:
        """Let the samples be set by hand, or not."""
        if active == self._active:
            return
        self._active = active
        self._let_go()
        self.cursor = None
        for watched in (self._plot, self._plot.viewport()):
            if active:
                watched.installEventFilter(self)
            else:
                watched.removeEventFilter(self)

    # What happens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the samples; all else goes its way."""
        if watched is self._plot:
            if isinstance(event, QContextMenuEvent):
                # The menu key's; the mouse's comes to the viewport.
                self._open_menu(self.selected, event.globalPos())
                return True
            return isinstance(event, QKeyEvent) and self._key(event)
        if isinstance(event, QContextMenuEvent):
            sample = self._sample_at(QPointF(event.pos()))
            if sample is not None:
                self._open_menu(sample, event.globalPos())
            return True
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if event.type() == QEvent.Type.MouseMove:
            return self._move(event)
        return event.type() == QEvent.Type.MouseButtonRelease and self._release(event)

    def _press(self, event: QMouseEvent) -> bool:
        at, button = event.position(), event.button()
        if self._drag is not None:
            return True
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if button not in buttons or not self._plot.area.contains(at):
            return False
        sample = self._sample_at(at)
        if sample is None and button is buttons[0] and self._yields(at):
            return False
        self._drag = Drag(sample if button is buttons[0] else None, at, button)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._drag is None:
            return False
        self._drag.move(event.position())
        self._plot.pointer = event.position()
        self._plot.viewport().update()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        drag, at = self._drag, event.position()
        if drag is None or not drag.ends(event):
            return False
        self._let_go()
        if drag.held is not None and drag.moved:
            self.moved.emit(drag.held, self.place(at))
        elif drag.held is not None:
            self.chosen.emit(drag.held)
        elif not self.targets_fixed and not drag.moved and self._sample_at(drag.pressed) is None:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            other = shift or event.button() == Qt.MouseButton.RightButton
            self.added.emit(self.place(at), other)
        return True

    def _let_go(self) -> None:
        self._drag = None
        self._plot.viewport().update()

    def _open_menu(self, sample: int, at: QPoint) -> None:
        self._let_go()
        menu = QMenu(self._plot)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("sample_menu")
        if self._class_of is not None and self._relabels:
            other = 1 - self._class_of(sample)
            text = translate("SampleEditor", "Make this sample class {target}")
            text = text.format(target=self.class_words[other])
            menu.addAction(text).triggered.connect(lambda: self.relabelled.emit(sample, other))
        remove = menu.addAction(translate("SampleEditor", "Remove this sample"))
        remove.triggered.connect(lambda: self.removed.emit(sample))
        menu.popup(at)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:
            # Left and right would step the run otherwise.
            mine = not self.targets_fixed and (key in ARROWS or key in _ENTER)
            mine = mine or key == Qt.Key.Key_Delete
            mine = mine or (key in _CLASSES and self._relabels)
            mine = mine and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            event.setAccepted(mine)
            return mine
        if event.type() != QEvent.Type.KeyPress:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and not self.targets_fixed:
            self._shift_cursor(*_ARROWS[Qt.Key(key)], _LEAP if shift else _STEP)
        elif key in _ENTER and not self.targets_fixed:
            if self.cursor is None:
                self._shift_cursor(0, 0, 0.0)
            elif self.cursor is not None:
                self.added.emit(self.cursor, shift)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.selected)
        elif key in _CLASSES and self._relabels:
            self._relabel(self.selected, _CLASSES[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = -1 if key == Qt.Key.Key_PageUp else 1
            self.chosen.emit((self.selected + step) % max(self.count, 1))
        elif key == Qt.Key.Key_Escape and (self.cursor is not None or self._drag is not None):
            # Else it is for what else may be held, such as the line.
            self.cursor = None
            self._let_go()
        else:
            return False
        return True

    def _relabel(self, sample: int, target: int) -> None:
        # To a class that it has already it would start the run over for nothing.
        if self._class_of is not None and self._class_of(sample) != target:
            self.relabelled.emit(sample, target)

    def _shift_cursor(self, across: int, up: int, share: float) -> None:
        (x0, x1), (y0, y1) = self._plot.box.state["viewRange"]
        x, y = self.cursor or ((x0 + x1) / 2, (y0 + y1) / 2)
        x = min(max(x + across * share * (x1 - x0), x0), x1)
        y = min(max(y + up * share * (y1 - y0), y0), y1)
        self.cursor = self._rounded((x, y))
        # Whoever listens instead of looks hears where the cross is.
        self._plot.setAccessibleDescription(f"{self.cursor[0]:g}, {self.cursor[1]:g}")
        self._plot.viewport().update()

    # What is where

    def place(self, pixel: QPointF) -> Point:
        """Return the place at a pixel, or the nearest one within the plot."""
        area = self._plot.area
        x = min(max(pixel.x(), area.left()), area.right())
        y = min(max(pixel.y(), area.top()), area.bottom())
        return self._rounded(self._plot.value_at(QPointF(x, y)))

    def paint(self, painter: QPainter) -> None:
        """Paint where a dragged sample would go, and the keys' cross."""
        ink = self._plot.theme.colour("ink")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        moves = self._drag is not None and self._drag.held is not None and self._drag.moved
        if moves and self._plot.pointer is not None:
            painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DotLine))
            painter.drawEllipse(self._plot.point(*self.place(self._plot.pointer)), 9.0, 9.0)
        if self.cursor is not None and self._plot.hasFocus():
            at = self._plot.point(*self.cursor)
            for colour, width in (("panel", 4.0), ("ink", 1.5)):
                painter.setPen(QPen(self._plot.theme.colour(colour), width))
                for dx, dy in ((9.0, 0.0), (0.0, 9.0)):
                    painter.drawLine(at - QPointF(dx, dy), at + QPointF(dx, dy))


class AddedClass(QWidget):
    """The choice of which class a sample has that a click adds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class_words: tuple[str, str] = ("0", "1")
        #: The words before the buttons; where there is no room, the tips say it alone.
        self.words = QLabel()
        self.words.setProperty("role", "caption")
        self.words.setContentsMargins(0, 0, GRID, 0)
        # They must not keep the view from becoming so narrow that they are left out.
        self.words.setMinimumWidth(1)
        self.classes = {target: QToolButton() for target in (0, 1)}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        for target, button in self.classes.items():
            button.setObjectName(f"surface_class_{target}")
            button.setCheckable(True)
            button.setChecked(target == 1)
            button.setText(str(target))
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            reach_by_tab(button, ARROWS + PRESS)
            group.addButton(button)
            layout.addWidget(button)
        self.retranslate()

    @property
    def target(self) -> int:
        """The class of a sample that a click adds."""
        return int(self.classes[1].isChecked())

    def name_classes(self, words: tuple[str, str]) -> None:
        """Say in the tips what the data call the classes."""
        if words != self._class_words:
            self._class_words = words
            self.retranslate()

    def show_numbers(self, shown: bool) -> None:
        """Write each class's number beside its mark, or leave it to its tip."""
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
        for button in self.classes.values():
            if button.toolButtonStyle() != wanted:
                button.setToolButtonStyle(wanted)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the classes' marks in other colours."""
        ratio = self.devicePixelRatioF()
        for target, button in self.classes.items():
            pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mark = SampleMark(0, (), target, target, active=True, selected=False)
            paint_mark(painter, QPointF(_ICON / 2, _ICON / 2), mark, theme, 5.5)
            painter.end()
            button.setIcon(QIcon(pixmap))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.words.setText(translate("SurfaceHeader", "A click adds"))
        for target, button in self.classes.items():
            tip = translate(
                "SurfaceHeader",
                "A click on free ground adds a sample of class {target}. With Shift, or with the "
                "right button, it is one of the other class.",
            ).format(target=self._class_words[target])
            button.setToolTip(tip)
            name = translate("SurfaceHeader", "Add samples of class {target}")
            button.setAccessibleName(name.format(target=self._class_words[target]))
