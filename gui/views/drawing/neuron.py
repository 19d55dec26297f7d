"""The neuron: inputs, weights, sum, sigmoid and answer, each with its number, to take hold of."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed
from learnscope.gui.views.drawing.neuron_editor import NEURON_CHOICES
from learnscope.gui.views.drawing.neuron_hit_targets import Spot, spots
from learnscope.gui.views.drawing.neuron_layout import Layout
from learnscope.gui.views.drawing.neuron_painter import paint_neuron
from learnscope.gui.views.drawing.neuron_state import Moment
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.views.drawing.text_painter import Pencil
from learnscope.gui.widgets.guard import guarded


@guarded
class NeuronView(NodeDrawing):
    """The selected sample on its way through the neuron.

    A weight's line is as thick as the weight is large; blue and solid where it pushes towards 1,
    orange and dashed where it pushes towards 0. Hovering a number explains it and lights it
    everywhere; a click copies it in full. Weights can be set by hand, see `WeightEditor`. While
    an update stands open, the drawing shows it and lights the part that its stage is about.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NEURON_CHOICES, parent)
        self.setObjectName("neuron_view")
        self._moment: Moment | None = None
        self.editor.chosen_changed.connect(self._choose)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        before, self._moment = self._moment, Moment.of(snapshot)
        if before is None or before.names != self._moment.names:
            self._explain()
        self.follow(snapshot)

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NeuronView", "The neuron"))
        self._explain()
        self.update()

    def _explain(self) -> None:
        """Say what is drawn and what one can do with it, of a neuron with or without a bias."""
        if self._moment is None or "b" in self._moment.names:
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
                "Take hold of a weight: drag its number, turn the wheel over it, or double-click "
                "it to type; Shift is finer, Ctrl coarser. Keys: 1, 2 and 3 choose w1, w2 and b, "
                "↑ and ↓ change it, Enter types, Ctrl+C copies.",
            )
        else:
            what = translate(
                "NeuronView",
                "The neuron with the numbers of the selected row. Each input is multiplied by its "
                "weight; Σ adds the products to z; there is no bias. The sigmoid σ squeezes z into "
                "an answer ŷ between 0 and 1, which is held against the right answer Y. "
                "Thick lines are large weights. Solid blue pushes the answer towards 1, dashed "
                "orange towards 0.",
            )
            how = translate(
                "NeuronView",
                "Take hold of a weight: drag its number, turn the wheel over it, or double-click "
                "it to type; Shift is finer, Ctrl coarser. Keys: 1 and 2 choose w1 and w2, "
                "↑ and ↓ change it, Enter types, Ctrl+C copies.",
            )
        self.setWhatsThis(f"{what}\n\n{how}")

    def summary(self, snapshot: Snapshot) -> str:
        """Return the drawing in one line of text."""
        moment = Moment.of(snapshot)
        sample = moment.sample
        parameters = zip(moment.names, moment.parameters, strict=True)
        return translate(
            "NeuronView",
            "For x1 = {x1} and x2 = {x2}: {parameters}, so z = {z} and "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            x1=brief(sample.inputs[0]),
            x2=brief(sample.inputs[1]),
            parameters=", ".join(f"{name} = {fixed(value)}" for name, value in parameters),
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
            pencil = Pencil(painter, self.fonts, self.theme, framed)
            layout = Layout.fitted(self.width(), self.height(), self.fonts.line, moment.names)
            paint_neuron(pencil, layout, moment, self.pulse.share, self.copied)
            self.texts = {key: area.toAlignedRect() for key, area in pencil.texts.items()}
            self.nodes = {key: area.toAlignedRect() for key, area in pencil.nodes.items()}
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the parameter that the keys act on; the editor has the other keys."""
        found = self.parameter_spot(self.editor.chosen)
        if event.matches(QKeySequence.StandardKey.Copy) and found is not None:
            self.copy(found[0])
        else:
            super().keyPressEvent(event)

    def parameter_spot(self, name: str) -> tuple[Spot, QRect] | None:
        """Return a parameter and its area, or None if it cannot be set now."""
        if self._moment is None or not self._moment.editable:
            return None
        spot = spots(self._moment).get(name)
        return None if spot is None else (spot, self.area_of(name))

    def _choose(self, name: str) -> None:
        self.copied = ""
        self.light(name)
        self.update()
