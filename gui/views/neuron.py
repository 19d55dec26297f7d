"""The neuron: inputs, weights, sum, sigmoid and answer, each with its number."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.views.neuron_painter import Layout, paint_neuron
from learnscope.gui.views.view import View


@dataclass(slots=True)
class Spot:
    """A place in the drawing that stands for one quantity."""

    #: The quantity's name, as in `Snapshot.lit`.
    quantity: str
    value: float
    text: str
    area: QRectF = field(default_factory=QRectF)


class NeuronView(View):
    """The selected sample on its way through the neuron.

    A weight's line is as thick as the weight is large; blue and solid where it pushes towards 1,
    orange and dashed where it pushes towards 0. Hovering a number explains it and lights it
    everywhere; a click copies it in full.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neuron_view")
        self.setMouseTracking(True)
        # It fills itself, so that what lies behind it need not be painted in every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._snapshot: Snapshot | None = None
        self._spots: list[Spot] = []
        self._hovered = ""
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Room for the drawing with its numbers."""
        return QSize(560, 300)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which no number covers another."""
        return QSize(400, 210)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        self.update()

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NeuronView", "The neuron"))
        self.setWhatsThis(
            translate(
                "NeuronView",
                "The neuron with the numbers of the selected row. Each input is multiplied by its "
                "weight; Σ adds the products and the bias to z; the sigmoid σ squeezes z into an "
                "answer ŷ between 0 and 1, which is held against the right answer Y. "
                "Thick lines are large weights. Solid blue pushes the answer towards 1, dashed "
                "orange towards 0.",
            )
        )
        self.update()

    def summary(self) -> str:
        """Return the drawing in one line of text."""
        shown = self._snapshot
        if shown is None:
            return ""
        sample = shown.sample
        w1, w2, b = (fixed(value) for value in shown.parameters)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment, and note where each quantity stands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        if self._snapshot is None:
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots = self._quantities(self._snapshot)
        areas = paint_neuron(
            painter, Layout.fitted(self.width(), self.height()), self._snapshot, self.theme
        )
        for spot in self._spots:
            spot.area = areas.get(spot.quantity, QRectF())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Explain the quantity under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            if spot is None:
                QToolTip.hideText()
            else:
                copy = translate("NeuronView", "Click to copy")
                text = f"{spot.text}\n{exact(spot.value)}\n{copy}"
                QToolTip.showText(event.globalPos(), text, self, spot.area.toRect())
            return True
        if event.type() == QEvent.Type.FocusIn:
            self.setAccessibleDescription(self.summary())
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light what the pointer is on."""
        spot = self._spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self._hover(spot.quantity if spot else "")
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy the number that was clicked, in full."""
        spot = self._spot_at(event.position())
        if spot is None:
            super().mousePressEvent(event)
            return
        QGuiApplication.clipboard().setText(exact(spot.value))
        text = translate("NeuronView", "Copied {value}").format(value=exact(spot.value))
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _hover(self, quantity: str) -> None:
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def _spot_at(self, point: QPointF) -> Spot | None:
        return next((spot for spot in self._spots if spot.area.contains(point)), None)

    def _quantities(self, snapshot: Snapshot) -> list[Spot]:
        sample = snapshot.sample
        weights = dict(zip(PARAMETER_NAMES, snapshot.parameters, strict=True))
        products = dict(zip(PARAMETER_NAMES, sample.products, strict=True))
        weight = translate(
            "NeuronView",
            "Weight {name}: how strongly {input} counts. Times {input} it gives {product}.",
        )
        bias = translate("NeuronView", "Bias b: what z is when both inputs are 0.")
        return [
            *(
                Spot(
                    name,
                    weights[name],
                    weight.format(
                        name=name, input=name.replace("w", "x"), product=fixed(products[name])
                    ),
                )
                for name in ("w1", "w2")
            ),
            Spot("b", weights["b"], bias),
            Spot("x1", sample.inputs[0], translate("NeuronView", "x1: the first input")),
            Spot("x2", sample.inputs[1], translate("NeuronView", "x2: the second input")),
            Spot(
                "one",
                1.0,
                translate("NeuronView", "1: the bias's input, always 1"),
            ),
            Spot(
                "z",
                sample.z,
                translate("NeuronView", "z = w1·x1 + w2·x2 + b, the weighted sum"),
            ),
            Spot(
                "slope",
                sample.z,
                translate(
                    "NeuronView",
                    "σ, the sigmoid: squeezes z into 0 … 1. The point shows where z is on it.",
                ),
            ),
            Spot(
                "output",
                sample.output,
                translate("NeuronView", "ŷ = σ(z), the neuron's answer, between 0 and 1"),
            ),
            Spot(
                "target",
                float(sample.target),
                translate("NeuronView", "Y: the right answer for this row"),
            ),
            Spot(
                "loss",
                sample.loss,
                translate("NeuronView", "The loss of this row: how wrong ŷ is, seen from Y"),
            ),
        ]
