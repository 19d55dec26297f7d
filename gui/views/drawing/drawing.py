"""The drawing of the model: of the single neuron with all its numbers, or of a network."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from learnscope.core import Experiment
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.columns import class_title, input_titles
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed, named
from learnscope.gui.views.drawing.editing import (
    ShapeControls,
    name_button,
    one_layer_more,
    quiet_button,
)
from learnscope.gui.views.drawing.hit_targets import HitTarget, network_target, neuron_targets
from learnscope.gui.views.drawing.navigation import KeyNavigation, NetworkNavigation
from learnscope.gui.views.drawing.network_layout import NetworkLayout
from learnscope.gui.views.drawing.network_painter import NetworkPainter
from learnscope.gui.views.drawing.neuron_layout import NeuronLayout
from learnscope.gui.views.drawing.neuron_painter import NeuronPainter
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.views.drawing.view_state import Pictures, ViewState
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.view import View


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
        self.setWhatsThis(f"{what}\n\n{how}")

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


@guarded
class NetworkView(NodeDrawing):
    """The selected sample on its way through the layers.

    A weight's line is as thick as the weight is large, but never thicker than there is room for
    (see `line_width`); blue and solid above 0, orange and dashed below. Each unit shows its output
    over all inputs. What has no room is said when the pointer or the keys come to it.
    """

    #: The units of each hidden layer that the learner asks for.
    hidden_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NetworkNavigation, parent)
        self.setObjectName("network_view")
        self._pictures = Pictures()
        self.controls = ShapeControls(self)
        self.controls.chosen.connect(self.hidden_chosen)
        self.retranslate()

    @property
    def network_layout(self) -> NetworkLayout | None:
        """Where the parts stand now."""
        if self.state is None:
            return None
        return NetworkLayout.fitted(self.state.model, self.width(), self.height(), self.fonts.line)

    def take_model(self, state: ViewState) -> None:
        """Let the buttons fit the layers."""
        self.controls.follow(state.model.network.hidden)
        self._place_controls()

    def target(self, key: str) -> HitTarget | None:
        """Return what a key stands for now, or None."""
        if self.state is None:
            return None
        return network_target(self.state, key, self._pictures_of(self.state).spans)

    def target_at(self, point: QPointF) -> HitTarget | None:
        """Return what stands at a point, in pixels: a number, a unit, a mark, else a line."""
        target, layout = super().target_at(point), self.network_layout
        edge = None if target is not None or layout is None else layout.edge_at(point)
        return target if edge is None else self.target(edge.name)

    def area_of(self, key: str) -> QRect:
        """Return where a quantity stands; of a weight without a number, the middle of its line."""
        area, layout = super().area_of(key), self.network_layout
        if area.isEmpty() and layout is not None:
            for edge in layout.edges:
                if edge.name == key:
                    area = QRect(0, 0, 8, 8)
                    area.moveCenter(edge.line.center().toPoint())
        return area

    def paint(self, painter: QPainter, state: ViewState, cursor: str) -> NetworkPainter:
        """Draw the moment."""
        layout = NetworkLayout.fitted(state.model, self.width(), self.height(), self.fonts.line)
        pictures = self._pictures_of(state)
        painted = NetworkPainter(painter, self.fonts, self.theme, layout, state, pictures, cursor)
        # What is under the pointer, or what the keys act on, says what it has no room for.
        target = self.target(self.under or cursor)
        note = self.copied or (target.note() if target is not None else "")
        painted.paint(self.pulse.share, note)
        return painted

    def _pictures_of(self, state: ViewState) -> Pictures:
        self._pictures.follow(state.experiment, state.parameters, self.theme)
        return self._pictures

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_controls()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand above their layers."""
        super().resizeEvent(event)
        self._place_controls()

    def _place_controls(self) -> None:
        layout = self.network_layout
        if layout is not None:
            self.controls.place(layout)

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NetworkView", "The network"))
        self.explain()
        self.controls.retranslate()
        self._place_controls()
        self.update()

    def explain(self) -> None:
        """Say what is drawn and what one can do with it, of units with or without biases."""
        if self.state is None or self.state.model.network.bias:
            what = translate(
                "NetworkView",
                "The network with the numbers of the selected sample. Each unit multiplies what "
                "comes to it by its weights, adds its bias, and bends the sum; its picture shows "
                "what it makes of all inputs. Thick lines are large weights; solid blue is above "
                "0, dashed orange below. h1.2 is unit 2 of layer 1, h1.2.w1 its first weight, y "
                "the output unit.",
            )
            how = translate(
                "NetworkView",
                "Click a unit to look at it in the surface, and the output to come back. Take hold "
                "of a weight or a bias: drag it, turn the wheel over it, or double-click it to "
                "type; Shift is finer, Ctrl coarser. Keys: arrows go from unit to unit, Enter "
                "looks at one, Tab goes through its weights and its bias; there ↑ and ↓ change, "
                "Enter types, Ctrl+C copies, Esc goes back.",
            )
        else:
            what = translate(
                "NetworkView",
                "The network with the numbers of the selected sample. Each unit multiplies what "
                "comes to it by its weights, adds it up without a bias, and bends the sum; its "
                "picture shows what it makes of all inputs. Thick lines are large weights; solid "
                "blue is above 0, dashed orange below. h1.2 is unit 2 of layer 1, h1.2.w1 its "
                "first weight, y the output unit.",
            )
            how = translate(
                "NetworkView",
                "Click a unit to look at it in the surface, and the output to come back. Take hold "
                "of a weight: drag it, turn the wheel over it, or double-click it to type; Shift "
                "is finer, Ctrl coarser. Keys: arrows go from unit to unit, Enter looks at one, "
                "Tab goes through its weights; there ↑ and ↓ change, Enter types, Ctrl+C copies, "
                "Esc goes back.",
            )
        self.setWhatsThis(f"{what}\n\n{how}")

    def summary(self, snapshot: Snapshot) -> str:
        """Return the drawing in one line of text, first what the keys act on while they do."""
        acted_on = self.target(self.cursor_key) if self.hasFocus() else None
        state = ViewState.of(snapshot)
        sample, sizes = state.sample, state.model.sizes
        problem = snapshot.experiment.problem
        inputs = zip(input_titles(problem), sample.inputs, strict=False)
        classes = problem.task == "classification"
        text = translate(
            "NetworkView",
            "A network {sizes}, from the inputs to the output. For {inputs}: "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            sizes="-".join(map(str, sizes)),
            inputs=", ".join(f"{name} = {brief(value)}" for name, value in inputs),
            output=fixed(sample.output),
            target=class_title(problem, sample.target) if classes else brief(sample.target),
        )
        return f"{acted_on.note()}. {text}" if acted_on is not None else text


def is_plain(experiment: Experiment) -> bool:
    """Return whether the model is the single neuron with two inputs that answers 0 or 1."""
    model = experiment.model
    return not model.network.hidden and model.inputs == 2 and model.task == "classification"


@guarded
class DrawingView(View):
    """Shows the drawing that suits the experiment; its window title says which."""

    #: The units of each hidden layer that the learner asks for.
    hidden_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawing_view")
        self.neuron, self.network = NeuronView(), NetworkView()
        self._stack = QStackedLayout(self)
        for page in (self.neuron, self.network):
            self._stack.addWidget(page)
            page.quantity_hovered.connect(self.quantity_hovered)
            page.parameters_edited.connect(self.parameters_edited)
            page.unit_chosen.connect(self.unit_chosen)
            page.input_refused.connect(self.input_refused)
        self.network.hidden_chosen.connect(self.hidden_chosen)
        self.first_layer = quiet_button(self.neuron, "first_layer")
        self.first_layer.clicked.connect(lambda: self.hidden_chosen.emit(one_layer_more(())))
        self.retranslate()

    @property
    def shown(self) -> NeuronView | NetworkView:
        """The drawing in front."""
        return self.neuron if self._stack.currentWidget() is self.neuron else self.network

    @property
    def animated(self) -> bool:
        """Whether something travels along the lines when a stage opens."""
        return self.neuron.animated

    @animated.setter
    def animated(self, animated: bool) -> None:
        self.neuron.animated = self.network.animated = animated

    def sizeHint(self) -> QSize:
        """Room for either drawing."""
        return self.neuron.sizeHint()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        page = self.neuron if is_plain(snapshot.experiment) else self.network
        if page is not self._stack.currentWidget():
            self._stack.setCurrentWidget(page)
            self._title()
        page.display(snapshot)
        self.renew_summary(snapshot)

    def summary(self, snapshot: Snapshot) -> str:
        """Return the drawing in one line of text."""
        return self.shown.summary(snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.neuron.apply_theme(theme)
        self.network.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text of its own in the present language."""
        self.first_layer.setText(translate("NetworkView", "+ layer"))
        name_button(
            self.first_layer, translate("DrawingView", "Put a hidden layer before the output")
        )
        self.setWhatsThis(
            translate(
                "DrawingView",
                "The model drawn, with the numbers of the selected sample: the single neuron with "
                "all of them, or a network unit by unit.",
            )
        )
        self._title()
        self._place_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the button stand in its corner."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size = self.first_layer.sizeHint()
        self.first_layer.setGeometry(self.width() - size.width() - 6, 4, size.width(), 20)

    def _title(self) -> None:
        single = self.shown is self.neuron
        title = translate("Docks", "The neuron") if single else translate("Docks", "The network")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
