"""The network: every unit with a picture of what it answers, every weight to take hold of."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed
from learnscope.gui.views.drawing.network_controls import ShapeControls
from learnscope.gui.views.drawing.network_hit_targets import Thing, thing
from learnscope.gui.views.drawing.network_layout import Layout, fitted
from learnscope.gui.views.drawing.network_navigation import ENTER, KeyKeeper
from learnscope.gui.views.drawing.network_painter import Scene, paint_network
from learnscope.gui.views.drawing.network_pictures import Pictures
from learnscope.gui.views.drawing.network_walk import STEPS, along, is_unit, step, there_is
from learnscope.gui.views.drawing.neuron_state import Moment
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.views.drawing.text_painter import Pencil
from learnscope.gui.widgets.guard import guarded


@guarded
class NetworkView(NodeDrawing):
    """The selected sample on its way through the layers.

    A weight's line is as thick as the weight is large, but never thicker than there is room for
    (see `neuron_painter.line_width`); blue and solid above 0, orange and dashed below. Each unit
    shows its output over all inputs. What has no room is said when the pointer or the keys come
    to it. Weights are set by hand as in the drawing of the single neuron.
    """

    #: The units of each hidden layer that the learner asks for.
    hidden_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({}, parent)
        self.setObjectName("network_view")
        self._snapshot: Snapshot | None = None
        self._moment: Moment | None = None
        self._pictures = Pictures()
        #: The unit or the parameter that the keys act on.
        self.cursor_key = "y"
        KeyKeeper(self, self._come_back)
        self.controls = ShapeControls(self)
        self.controls.chosen.connect(self.hidden_chosen)
        self.retranslate()

    @property
    def network_layout(self) -> Layout | None:
        """Where the parts stand now."""
        if self._snapshot is None:
            return None
        model = self._snapshot.experiment.model
        return fitted(model, self.width(), self.height(), self.fonts.line)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        before, self._snapshot = self._snapshot, snapshot
        self._moment = Moment.of(snapshot)
        model = snapshot.experiment.model
        if before is None or before.experiment.model != model:
            self._explain()
            self.controls.follow(model.network.hidden)
            self._place_controls()
            if not there_is(model, self.cursor_key):
                self._go_to("y")
        self.follow(snapshot)

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        self.setAccessibleName(translate("NetworkView", "The network"))
        self._explain()
        self.controls.retranslate()
        self._place_controls()
        self.update()

    def _explain(self) -> None:
        """Say what is drawn and what one can do with it, of units with or without biases."""
        if self._snapshot is None or self._snapshot.experiment.network.bias:
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
        acted_on = self._thing(self.cursor_key) if self.hasFocus() else None
        problem, sample = snapshot.experiment.problem, Moment.of(snapshot).sample
        sizes = snapshot.experiment.model.sizes
        inputs = zip(problem.input_names, sample.inputs, strict=False)
        text = translate(
            "NetworkView",
            "A network {sizes}, from the inputs to the output. For {inputs}: "
            "ŷ = {output}; the right answer is {target}.",
        ).format(
            sizes="-".join(map(str, sizes)),
            inputs=", ".join(f"{name} = {brief(value)}" for name, value in inputs),
            output=fixed(sample.output),
            target=brief(sample.target),
        )
        return f"{acted_on.note()}. {text}" if acted_on is not None else text

    def spot_at(self, point: QPointF) -> Thing | None:
        """Return what stands at a point, in pixels: a number, a unit, a mark, else a line."""
        layout, at = self.network_layout, point.toPoint()
        if layout is None or self._snapshot is None:
            return None
        for key, area in self.texts.items():
            if area.contains(at):
                found = self._thing(key.removeprefix("value_"))
                # A number is there to be copied, even that of a unit.
                return found and replace(found, click="")
        for key, area in self.nodes.items():
            if area.contains(at):
                return self._thing(key)
        edge = layout.edge_at(point)
        if edge is None:
            return None
        return self._thing(edge.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment, and note where each quantity stands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        snapshot, moment, layout = self._snapshot, self._moment, self.network_layout
        if snapshot is not None and moment is not None and layout is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._pictures.follow(snapshot.experiment, moment.parameters, self.theme)
            cursor = self.cursor_key if self.hasFocus() else ""
            framed = {moment.lit: self.theme.colour("ink")}
            framed[cursor] = self.theme.colour("accent")
            pencil = Pencil(painter, self.fonts, self.theme, framed)
            scene = Scene(
                moment,
                snapshot.experiment,
                self._pictures,
                snapshot.unit,
                cursor,
                self.pulse.share,
                self._note(cursor),
            )
            paint_network(pencil, layout, scene)
            self.texts = {
                key: area.toAlignedRect()
                for key, area in pencil.texts.items()
                if key not in {"note", "legend"}
            }
            self.nodes = {key: area.toAlignedRect() for key, area in pencil.nodes.items()}
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_controls()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand above their layers."""
        super().resizeEvent(event)
        self._place_controls()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the selected unit."""
        super().focusInEvent(event)
        tabbed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if tabbed and self._snapshot is not None:
            self._go_to(self._snapshot.unit)
        else:
            self._go_to(self.cursor_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Light nothing any more."""
        super().focusOutEvent(event)
        self.light("")
        self.update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from a unit through its parameters with Tab, and then out."""
        if self._snapshot is None or not self.hasFocus():
            return super().focusNextPrevChild(next)
        model = self._snapshot.experiment.model
        there = along(model, self.cursor_key, 1 if next else -1)
        if not there:
            return super().focusNextPrevChild(next)
        self._go_to(there)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead through the network, look at a unit, copy; the editor has the other keys."""
        snapshot, key = self._snapshot, Qt.Key(event.key())
        spot = self._thing(self.cursor_key)
        if snapshot is None or spot is None:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy(spot)
        elif key in STEPS:
            self._go_to(step(snapshot.experiment.model, self.cursor_key, key))
        elif key in ENTER:
            self.unit_chosen.emit(self.cursor_key)
        elif key != Qt.Key.Key_Escape or not self._come_back():
            super().keyPressEvent(event)

    def _come_back(self) -> bool:
        """Leave a unit's parameters, or go back to the output; return whether there was a way."""
        snapshot = self._snapshot
        if snapshot is None:
            return False
        model = snapshot.experiment.model
        if self.hasFocus() and not is_unit(model, self.cursor_key):
            self._go_to(self.cursor_key.rpartition(".")[0] or "y")
            return True
        if snapshot.unit == "y":
            return False
        self.unit_chosen.emit("y")
        return True

    def _thing(self, key: str) -> Thing | None:
        if self._snapshot is None or self._moment is None:
            return None
        experiment = self._snapshot.experiment
        self._pictures.follow(experiment, self._moment.parameters, self.theme)
        return thing(self._moment, experiment, key, self._pictures.spans)

    def parameter_spot(self, name: str) -> tuple[Thing, QRect] | None:
        """Return a parameter and its area, or None if it cannot be set now."""
        found = self._thing(name)
        if found is None or not found.editable:
            return None
        return found, self.area_of(name)

    def area_of(self, key: str) -> QRect:
        """Return where a quantity stands; of a weight without a number, the middle of its line."""
        area = super().area_of(key)
        if not area.isEmpty() or self.network_layout is None:
            return area
        for edge in self.network_layout.edges:
            if edge.name == key:
                place = QRect(0, 0, 8, 8)
                place.moveCenter(edge.line.center().toPoint())
                return place
        return QRect()

    def _note(self, cursor: str) -> str:
        """Return what is said of that under the pointer, or of that which the keys act on."""
        if self.copied:
            return self.copied
        found = self._thing(self.under or cursor)
        return found.note() if found is not None else ""

    def _go_to(self, key: str) -> None:
        """Let the keys act on another unit or parameter."""
        self.copied = ""
        self.cursor_key = key
        found = self._thing(key)
        model = self._snapshot.experiment.model if self._snapshot is not None else None
        self.editor.choose("" if model is None or is_unit(model, key) else key)
        if found is not None and self.hasFocus():
            self.light(found.lights)
            if self._snapshot is not None:
                self.setAccessibleDescription(self.summary(self._snapshot))
        self.update()

    def _place_controls(self) -> None:
        layout = self.network_layout
        if layout is not None:
            self.controls.place(layout)
