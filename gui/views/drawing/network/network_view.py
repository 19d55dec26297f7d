"""The drawing of a network, unit by unit."""

from PySide6.QtCore import QEvent, QPointF, QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from learnscope.gui.plotting.columns import class_title, input_titles
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed
from learnscope.gui.views.drawing.hit_targets import HitTarget
from learnscope.gui.views.drawing.navigation import NetworkNavigation
from learnscope.gui.views.drawing.network.network_layout import NetworkLayout
from learnscope.gui.views.drawing.network.network_painter import NetworkPainter
from learnscope.gui.views.drawing.network.network_targets import network_target
from learnscope.gui.views.drawing.network.pictures import Pictures
from learnscope.gui.views.drawing.network.shape_controls import ShapeControls
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.views.drawing.view_state import ViewState
from learnscope.gui.widgets.explained import say_of_itself
from learnscope.gui.widgets.guard import guarded


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
        say_of_itself(self, f"{what}\n\n{how}")

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
