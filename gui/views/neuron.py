"""The neuron: inputs, weights, sum, sigmoid and answer, each with its number, to take hold of."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
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

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import brief, exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.tips import TipTeller
from learnscope.gui.views.neuron_editor import NEURON_CHOICES, WeightEditor
from learnscope.gui.views.neuron_layout import Layout
from learnscope.gui.views.neuron_moment import Moment
from learnscope.gui.views.neuron_painter import paint_neuron
from learnscope.gui.views.neuron_pencil import Fonts, Pencil
from learnscope.gui.views.neuron_pulse import Pulse
from learnscope.gui.views.neuron_spots import Spot, spots
from learnscope.gui.views.view import View


class NeuronView(View):
    """The selected sample on its way through the neuron.

    A weight's line is as thick as the weight is large; blue and solid where it pushes towards 1,
    orange and dashed where it pushes towards 0. Hovering a number explains it and lights it
    everywhere; a click copies it in full. Weights can be set by hand, see `WeightEditor`. While
    an update stands open, the drawing shows it and lights the part that its stage is about.
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
        #: Where each text and each node was painted last, by their keys.
        self.texts: dict[str, QRect] = {}
        self.nodes: dict[str, QRect] = {}
        self._pressed = self._hovered = ""
        #: What was just done, while the pointer stays on the number it was done with.
        self._note = self._noted = ""
        self._pulse = Pulse(self)
        TipTeller(self, self._tell)
        self.editor = WeightEditor(self, self.spot_at, self._parameter_spot, NEURON_CHOICES)
        self.editor.edited.connect(self.parameters_edited)
        self.editor.refused.connect(self.input_refused)
        self.editor.chosen_changed.connect(self._choose)
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
        """Return the smallest size at which usual numbers have all their digits."""
        scale = max(1.0, self._fonts.line / 14)
        return QSize(round(400 * scale), round(210 * scale))

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._moment = Moment.of(snapshot)
        self.editor.follow(snapshot)
        self._pulse.follow(snapshot)
        self.renew_summary(snapshot)
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
            "Take hold of a weight: drag its number, turn the wheel over it, or double-click it "
            "to type; Shift is finer, Ctrl coarser. Keys: 1, 2 and 3 choose w1, w2 and b, ↑ and ↓ "
            "change it, Enter types, Ctrl+C copies.",
        )
        self.setWhatsThis(f"{what}\n\n{how}")
        self.update()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the drawing in one line of text."""
        moment = Moment.of(snapshot)
        sample = moment.sample
        w1, w2, b = (fixed(value) for value in moment.parameters)
        return translate(
            "NeuronView",
            "For x1 = {x1} and x2 = {x2}: w1 = {w1}, w2 = {w2}, b = {b}, so z = {z} and "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            x1=brief(sample.inputs[0]),
            x2=brief(sample.inputs[1]),
            w1=w1,
            w2=w2,
            b=b,
            z=fixed(sample.z),
            output=fixed(sample.output),
            target=sample.target,
        )

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the number that stands at a point, in pixels, or None."""
        if self._moment is None:
            return None
        known = spots(self._moment)
        for key, area in (*self.texts.items(), *self.nodes.items()):
            spot = known.get(key.removeprefix("name_"))
            if spot is not None and area.contains(point.toPoint()):
                return spot
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment, and note where each quantity stands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        moment = self._moment
        if moment is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = moment.lit
            framed = {lit: self.theme.colour(lit if lit in PARAMETER_NAMES else "ink")}
            if self.hasFocus():
                framed[self.editor.chosen] = self.theme.colour("accent")
            pencil = Pencil(painter, self._fonts, self.theme, framed)
            layout = Layout.fitted(self.width(), self.height(), self._fonts.line)
            paint_neuron(pencil, layout, moment, self._pulse.share, self._note)
            self.texts = {key: area.toAlignedRect() for key, area in pencil.texts.items()}
            self.nodes = {key: area.toAlignedRect() for key, area in pencil.nodes.items()}
        painter.end()

    def _tell(self, event: QHelpEvent) -> bool:
        """Explain the quantity under the pointer."""
        spot = self.spot_at(QPointF(event.pos()))
        if spot is None or self.editor.dragging:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), spot.tip(), self, self._area(spot.key))
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fonts = Fonts(self.font())
            self.updateGeometry()
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing move unseen."""
        super().hideEvent(event)
        self._pulse.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what was pressed."""
        spot = self.spot_at(event.position())
        self._pressed = spot.key if spot is not None else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light what the pointer is on."""
        self._point_at(self.spot_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copy the number that was clicked, in full."""
        spot = self.spot_at(event.position())
        if spot is not None and spot.key == self._pressed:
            self._copy(spot)
        self._pressed = ""
        self._point_at(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click of two as nothing more: the first one has copied."""

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the parameter that the keys act on; the editor has the other keys."""
        found = self._parameter_spot(self.editor.chosen)
        if event.matches(QKeySequence.StandardKey.Copy) and found is not None:
            self._copy(found[0])
        else:
            super().keyPressEvent(event)

    def _parameter_spot(self, name: str) -> tuple[Spot, QRect] | None:
        if self._moment is None or not self._moment.editable:
            return None
        return spots(self._moment)[name], self._area(name)

    def _area(self, key: str) -> QRect:
        return self.texts.get(key) or self.nodes.get(key) or QRect()

    def _choose(self, name: str) -> None:
        self._note = ""
        self._light(name)
        self.update()

    def _point_at(self, spot: Spot | None) -> None:
        if self._note and (spot is None or spot.key != self._noted):
            self._note = ""
            self.update()
        shapes = Qt.CursorShape
        if spot is None:
            self.setCursor(shapes.ArrowCursor)
        else:
            self.setCursor(shapes.SizeHorCursor if spot.editable else shapes.PointingHandCursor)
        self._light(spot.lights if spot else "")

    def _light(self, quantity: str) -> None:
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def _copy(self, spot: Spot) -> None:
        QGuiApplication.clipboard().setText(exact(spot.value))
        self._noted = spot.key
        self._note = translate("NeuronView", "Copied {value}").format(value=exact(spot.value))
        self.update()
