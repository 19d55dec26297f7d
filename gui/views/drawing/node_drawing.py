"""What the drawings of a neuron and of a network share: pointing, clicking, keys, painting."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.editing import WeightEditor
from learnscope.gui.views.drawing.hit_targets import HitTarget
from learnscope.gui.views.drawing.navigation import KeyNavigation
from learnscope.gui.views.drawing.text_painter import Fonts, TextPainter
from learnscope.gui.views.drawing.view_state import Pulse, ViewState
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.tips import TipTeller
from learnscope.gui.widgets.view import View


@guarded
class NodeDrawing(View):
    """A drawing of units and the lines between them, which notes where each quantity stands.

    Hovering a number explains it and lights it everywhere; a click copies it in full, or chooses
    the unit. Weights can be set by hand, see `WeightEditor`.
    """

    def __init__(self, navigation: type[KeyNavigation], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        # It fills itself, so that what lies behind it need not be painted in every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.fonts = Fonts(self.font())
        self.snapshot: Snapshot | None = None
        self.state: ViewState | None = None
        #: Where each text and each node was painted last, by their keys.
        self.texts: dict[str, QRect] = {}
        self.nodes: dict[str, QRect] = {}
        #: What is under the pointer, by its key, and what was just copied, while one stays there.
        self.under = self.copied = ""
        self._pressed = self._hovered = ""
        self.pulse = Pulse(self)
        TipTeller(self, self._tell)
        self.navigation = navigation(self)
        self.navigation.moved.connect(self._move_to)
        self.navigation.unit_chosen.connect(self.unit_chosen)
        self.editor = WeightEditor(
            self, self.target_at, self.parameter_target, lambda: self.navigation.parameter
        )
        self.editor.edited.connect(self.parameters_edited)
        self.editor.refused.connect(self.input_refused)

    # What the two drawings fill in

    def target(self, key: str) -> HitTarget | None:
        """Return what a key stands for now, or None."""
        raise NotImplementedError

    def paint(self, painter: QPainter, state: ViewState, cursor: str) -> TextPainter:
        """Draw the moment.

        Parameters
        ----------
        painter : QPainter
        state : ViewState
        cursor : str
            What the keys act on, or "" while the keyboard is elsewhere.

        Returns
        -------
        TextPainter
            It knows where each quantity stands.
        """
        raise NotImplementedError

    def explain(self) -> None:
        """Say what is drawn and what one can do with it, of units with or without biases."""
        raise NotImplementedError

    # What is shown

    @property
    def animated(self) -> bool:
        """Whether something travels along the lines when a stage opens."""
        return self.pulse.enabled

    @animated.setter
    def animated(self, animated: bool) -> None:
        self.pulse.enabled = animated

    @property
    def pulsing(self) -> bool:
        """Whether something travels along the lines now."""
        return self.pulse.running

    @property
    def cursor_key(self) -> str:
        """The unit or the parameter that the keys act on."""
        return self.navigation.cursor

    def sizeHint(self) -> QSize:
        """Room for the drawing with its numbers."""
        return QSize(560, 300)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which usual numbers have all their digits."""
        scale = max(1.0, self.fonts.line / 14)
        return QSize(round(400 * scale), round(210 * scale))

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        before, self.snapshot = self.state, snapshot
        self.state = ViewState.of(snapshot)
        if before is None or before.model != self.state.model:
            self.explain()
            self.take_model(self.state)
        self.navigation.follow(self.state)
        self.editor.follow(snapshot)
        self.pulse.follow(snapshot)
        self.renew_summary(snapshot)
        self.update()

    def take_model(self, state: ViewState) -> None:
        """Take note of another model."""

    def target_at(self, point: QPointF) -> HitTarget | None:
        """Return what stands at a point, in pixels, or None: a number before its node."""
        at = point.toPoint()
        for key, area in self.texts.items():
            if area.contains(at):
                # What a node is called, and its value, stand for the node itself.
                target = self.target(key.removeprefix("name_").removeprefix("value_"))
                if target is not None:
                    # A number is there to be copied, even that of a unit.
                    return target._replace(click="")
        for key, area in self.nodes.items():
            if area.contains(at):
                return self.target(key)
        return None

    def parameter_target(self, name: str) -> tuple[HitTarget, QRect] | None:
        """Return a parameter and its area, or None if it cannot be set now."""
        target = self.target(name)
        if target is None or not target.editable:
            return None
        return target, self.area_of(name)

    def area_of(self, key: str) -> QRect:
        """Return where a quantity stands; an empty area where it does not."""
        return self.texts.get(key) or self.nodes.get(key) or QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment, and note where each quantity stands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        if self.state is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painted = self.paint(painter, self.state, self.cursor_key if self.hasFocus() else "")
            self.texts = {key: area.toAlignedRect() for key, area in painted.texts.items()}
            self.nodes = {key: area.toAlignedRect() for key, area in painted.nodes.items()}
        painter.end()

    # What the pointer does

    def light(self, quantity: str) -> None:
        """Light a quantity everywhere, or none for ``""``."""
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def copy(self, target: HitTarget) -> None:
        """Copy a number in full, and say so."""
        QGuiApplication.clipboard().setText(exact(target.value))
        self.copied = translate("NeuronView", "Copied {value}").format(value=exact(target.value))
        self.update()

    def _tell(self, event: QHelpEvent) -> bool:
        """Explain what is under the pointer."""
        target = self.target_at(QPointF(event.pos()))
        if target is None or self.editor.dragging:
            QToolTip.hideText()
        else:
            # It stays while the pointer is on the same area, or, on a line, does not go far.
            area = self.area_of(target.key)
            if not area.contains(event.pos()):
                area = QRect(0, 0, 9, 9)
                area.moveCenter(event.pos())
            QToolTip.showText(event.globalPos(), target.tip(), self, area)
        return True

    def _point_at(self, target: HitTarget | None) -> None:
        key = target.key if target is not None else ""
        if key != self.under:
            self.under, self.copied = key, ""
            self.update()
        shapes = Qt.CursorShape
        if target is None:
            self.setCursor(shapes.ArrowCursor)
        else:
            self.setCursor(shapes.SizeHorCursor if target.editable else shapes.PointingHandCursor)
        self.light(target.lights if target else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what was pressed."""
        target = self.target_at(event.position())
        self._pressed = target.key if target is not None else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light what the pointer is on."""
        self._point_at(self.target_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the unit that was clicked, or copy the number, in full."""
        target = self.target_at(event.position())
        clicked = target is not None and target.key == self._pressed
        self._pressed = ""
        self._point_at(target)
        if target is not None and clicked:
            if target.click:
                self.unit_chosen.emit(target.key)
            else:
                self.copy(target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click of two as nothing more: the first one was it."""

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        self._point_at(None)
        super().leaveEvent(event)

    # What the keys do

    def _move_to(self, key: str) -> None:
        """Light and say what the keys act on now."""
        self.copied = ""
        self.editor.let_go()
        target = self.target(key)
        if target is not None and self.hasFocus():
            self.light(target.lights)
            if self.snapshot is not None:
                self.setAccessibleDescription(self.summary(self.snapshot))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or go where the key leads; the editor has the keys that change a parameter."""
        target = self.target(self.cursor_key)
        if target is not None and event.matches(QKeySequence.StandardKey.Copy):
            self.copy(target)
        elif not self.navigation.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go with Tab from part to part of the drawing, and then out."""
        if self.hasFocus() and self.navigation.tab(next):
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light what the keys act on."""
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        self.navigation.enter(
            event.reason() in {reasons.TabFocusReason, reasons.BacktabFocusReason}
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Light nothing any more."""
        super().focusOutEvent(event)
        self.copied = ""
        self.light("")
        self.update()

    # Qt's other events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fonts = Fonts(self.font())
            self.updateGeometry()
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing move unseen."""
        super().hideEvent(event)
        self.pulse.stop()
