"""The neuron: inputs, weights, sum, sigmoid and answer, each with its number, to take hold of."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.views.neuron_editor import (
    PER_NOTCH,
    PER_PIXEL,
    Drag,
    Hand,
    NumberEntry,
    change_by,
)
from learnscope.gui.views.neuron_layout import Layout
from learnscope.gui.views.neuron_moment import Moment
from learnscope.gui.views.neuron_painter import paint_neuron, paint_pulse
from learnscope.gui.views.neuron_pencil import Fonts, Pencil
from learnscope.gui.views.neuron_pulse import Pulse
from learnscope.gui.views.neuron_spots import Spot, spots
from learnscope.gui.views.view import View

#: Keys that choose a parameter, by the figure on them.
_CHOICES = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PARAMETER_NAMES, strict=True))
_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_TYPE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: The least size of the field for typing, in pixels.
_ENTRY = QSize(120, 28)


class NeuronView(View):
    """The selected sample on its way through the neuron.

    A weight's line is as thick as the weight is large; blue and solid where it pushes towards 1,
    orange and dashed where it pushes towards 0. Hovering a number explains it and lights it
    everywhere; a click copies it in full. Weights can be set by hand: by dragging, with the
    wheel, by typing after a double click, and with the keys 1, 2, 3, ↑, ↓ and Enter. While an
    update stands open, the drawing shows it and lights the part that its stage is about.
    """

    #: What was typed is no number: the parameter's name, the text, what is allowed.
    input_refused = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neuron_view")
        self.setMouseTracking(True)
        # It fills itself, so that what lies behind it need not be painted in every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fonts = Fonts(self.font())
        self._moment: Moment | None = None
        self._pencil: Pencil | None = None
        self._hand = Hand(self.parameters_edited.emit)
        self._drag: Drag | None = None
        self._pressed: Spot | None = None
        self._hovered = ""
        self._under = ""
        #: The parameter that the keys act on.
        self._chosen = ""
        self._pulse = Pulse(self)
        self.retranslate()

    @property
    def animated(self) -> bool:
        """Whether something travels along the lines when a stage opens."""
        return self._pulse.enabled

    @animated.setter
    def animated(self, animated: bool) -> None:
        self._pulse.enabled = animated

    @property
    def pulsing(self) -> bool:
        """Whether something travels along the lines now."""
        return self._pulse.running

    def sizeHint(self) -> QSize:
        """Room for the drawing with its numbers."""
        return QSize(560, 300)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which no number covers another."""
        return QSize(400, 210)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._moment = Moment.of(snapshot)
        self._hand.follow(snapshot)
        self._pulse.follow(snapshot)
        self.update()

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NeuronView", "The neuron"))
        what = translate(
            "NeuronView",
            "The neuron with the numbers of the selected row. Each input is multiplied by its "
            "weight; Σ adds the products and the bias to z; the sigmoid σ squeezes z into an "
            "answer ŷ between 0 and 1, which is held against the right answer Y. "
            "Thick lines are large weights. Solid blue pushes the answer towards 1, dashed "
            "orange towards 0.",
        )
        how = translate(
            "NeuronView",
            "Take hold of a weight: drag its number, turn the wheel over it, or double-click to "
            "type; Shift is finer, Ctrl coarser. Keys: 1, 2 and 3 choose w1, w2 and b, ↑ and ↓ "
            "change it, Enter types, Ctrl+C copies.",
        )
        self.setWhatsThis(f"{what}\n\n{how}")
        self.update()

    def summary(self) -> str:
        """Return the drawing in one line of text."""
        moment = self._moment
        if moment is None:
            return ""
        sample = moment.sample
        w1, w2, b = (fixed(value) for value in moment.parameters)
        return translate(
            "NeuronView",
            "For x1 = {x1} and x2 = {x2}: w1 = {w1}, w2 = {w2}, b = {b}, so z = {z} and "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            x1=int(sample.inputs[0]),
            x2=int(sample.inputs[1]),
            w1=w1,
            w2=w2,
            b=b,
            z=fixed(sample.z),
            output=fixed(sample.output),
            target=sample.target,
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment, and note where each quantity stands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        if self._moment is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            moment = self._moment
            framed = {moment.lit: self.theme.colour(_frame_colour(moment.lit))}
            if self._chosen and self.hasFocus():
                framed[self._chosen] = self.theme.colour("accent")
            pencil = Pencil(painter, self._fonts, self.theme, framed)
            layout = Layout.fitted(self.width(), self.height(), self._fonts.line)
            paint_neuron(pencil, layout, moment)
            if self._pulse.running:
                paint_pulse(pencil, layout, moment.stage, self._pulse.share)
            self._pencil = pencil
        painter.end()

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the number that stands at a point, in pixels, or None."""
        if self._pencil is None or self._moment is None:
            return None
        places = (
            *self._pencil.texts.items(),
            *self._pencil.nodes.items(),
        )
        known = spots(self._moment)
        for key, area in places:
            if area.contains(point) and (spot := known.get(key.removeprefix("name_"))):
                return spot
        return None

    # The pointer

    def event(self, event: QEvent) -> bool:
        """Explain the quantity under the pointer, and keep the keys of a focused drawing."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            if spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), spot.tip(), self)
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._means_me(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the number that was pressed."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._hand.let_go()
        self._pressed = spot = self.spot_at(event.position())
        if spot is not None and spot.editable:
            self._drag = Drag(spot.key, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change the weight that is held, or light what the pointer is on."""
        drag = self._drag
        if drag is not None:
            pixels = drag.to(event.position())
            if pixels:
                self.setCursor(drag.cursor)
                QToolTip.hideText()
                unit = change_by(PER_PIXEL, event.modifiers())
                self._hand.turn("drag", drag.name, pixels * unit)
            return
        self._point_at(self.spot_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a press that did not move copies the number in full."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        drag, pressed, spot = self._drag, self._pressed, self.spot_at(event.position())
        self._drag = self._pressed = None
        self._hand.let_go()
        clicked = drag is None or not drag.moved
        if clicked and pressed is not None and spot is not None and spot.key == pressed.key:
            self._copy(spot)
        self._point_at(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the weight that was double-clicked."""
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot.editable:
            self._type(spot.key, by_keyboard=False)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the weight under the pointer."""
        spot = self.spot_at(event.position())
        if spot is None or not spot.editable:
            super().wheelEvent(event)
            return
        # With Shift or Alt held, some systems turn the wheel's way by a quarter.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            unit = change_by(PER_NOTCH, event.modifiers())
            self._hand.turn("wheel", spot.key, delta / 120 * unit)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def _point_at(self, spot: Spot | None) -> None:
        key = spot.key if spot else ""
        if key != self._under:
            self._under = key
            self._hand.let_go()
        if spot is None:
            self.unsetCursor()
        else:
            shapes = Qt.CursorShape
            self.setCursor(shapes.SizeHorCursor if spot.editable else shapes.PointingHandCursor)
        self._light(spot.lights if spot else "")

    def _light(self, quantity: str) -> None:
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def _copy(self, spot: Spot) -> None:
        QGuiApplication.clipboard().setText(exact(spot.value))
        text = translate("NeuronView", "Copied {value}").format(value=exact(spot.value))
        at = self._place(spot.key).bottomLeft()
        QToolTip.showText(self.mapToGlobal(at), text, self)
