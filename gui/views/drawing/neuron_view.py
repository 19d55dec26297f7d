"""The drawing of the single neuron, with all its numbers."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from learnscope.gui.plotting.columns import class_title, input_titles
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed, named
from learnscope.gui.views.drawing.hit_targets import HitTarget, neuron_targets
from learnscope.gui.views.drawing.navigation import KeyNavigation
from learnscope.gui.views.drawing.neuron_layout import NeuronLayout
from learnscope.gui.views.drawing.neuron_painter import NeuronPainter
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.views.drawing.view_state import ViewState
from learnscope.gui.widgets.explained import say_of_itself
from learnscope.gui.widgets.guard import guarded


@guarded
class NeuronView(NodeDrawing):
    """The selected sample on its way through the neuron.

    A weight's line is as thick as the weight is large; blue and solid where it pushes towards 1,
    orange and dashed where it pushes towards 0. While an update stands open, the drawing shows it
    and lights the part that its stage is about.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(KeyNavigation, parent)
        self.setObjectName("neuron_view")
        self.retranslate()

    def target(self, key: str) -> HitTarget | None:
        """Return what a key stands for now, or None."""
        return None if self.state is None else neuron_targets(self.state).get(key)

    def paint(self, painter: QPainter, state: ViewState, cursor: str) -> NeuronPainter:
        """Draw the moment."""
        layout = NeuronLayout.fitted(state.model, self.width(), self.height(), self.fonts.line)
        painted = NeuronPainter(painter, self.fonts, self.theme, layout, state, cursor)
        painted.paint(self.pulse.share, self.copied)
        return painted

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NeuronView", "The neuron"))
        self.explain()
        self.update()

    def explain(self) -> None:
        """Say what is drawn and what one can do with it, of a neuron with or without a bias."""
        if self.state is None or self.state.model.network.bias:
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
        say_of_itself(self, f"{what}\n\n{how}")

    def summary(self, snapshot: Snapshot) -> str:
        """Return the drawing in one line of text."""
        state = ViewState.of(snapshot)
        sample = state.sample
        first, second = input_titles(state.experiment.problem)
        parameters = zip(state.names, state.parameters, strict=True)
        return translate(
            "NeuronView",
            "For {x1} = {a} and {x2} = {b}: {parameters}, so z = {z} and "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            x1=first,
            a=brief(sample.inputs[0]),
            x2=second,
            b=brief(sample.inputs[1]),
            parameters=", ".join(f"{name} = {fixed(value)}" for name, value in parameters),
            z=fixed(named("z", sample.z)),
            output=fixed(sample.output),
            target=class_title(state.experiment.problem, sample.target),
        )
