"""The drawing of the model: of the single neuron with all its numbers, or of a network."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from learnscope.core import Experiment
from learnscope.core.network import one_layer_more
from learnscope.gui.look.theme import Theme
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.views.drawing.editing import name_button, quiet_button
from learnscope.gui.views.drawing.neuron_view import NeuronView
from learnscope.gui.views.drawing.node_drawing import NodeDrawing
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import come_after
from learnscope.gui.widgets.view import View

if TYPE_CHECKING:
    from learnscope.gui.views.drawing.network.network_view import NetworkView


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
        self._stack = QStackedLayout(self)
        self.neuron = NeuronView()
        self._add(self.neuron)
        self._network: NetworkView | None = None
        self.first_layer = quiet_button(self.neuron, "first_layer")
        self.first_layer.clicked.connect(lambda: self.hidden_chosen.emit(one_layer_more(())))
        self.retranslate()

    def _add(self, page: NodeDrawing) -> None:
        self._stack.addWidget(page)
        page.quantity_hovered.connect(self.quantity_hovered)
        page.parameters_edited.connect(self.parameters_edited)
        page.unit_chosen.connect(self.unit_chosen)
        page.input_refused.connect(self.input_refused)

    @property
    def _pages(self) -> "list[NeuronView | NetworkView]":
        """The drawings that there are by now."""
        return [self.neuron] if self._network is None else [self.neuron, self._network]

    @property
    def network(self) -> "NetworkView":
        """The drawing of a network, made when there is first one."""
        if self._network is None:
            from learnscope.gui.views.drawing.network.network_view import (  # noqa: PLC0415
                NetworkView,
            )

            self._network = NetworkView()
            self._network.animated = self.animated
            self._network.apply_theme(self.theme)
            self._network.hidden_chosen.connect(self.hidden_chosen)
            self._add(self._network)
            # Tab reaches it where it reaches the neuron that it stands instead of.
            come_after(self.first_layer, self._network)
            self.part_made.emit()
        return self._network

    @property
    def shown(self) -> "NeuronView | NetworkView":
        """The drawing in front."""
        return self.neuron if self._stack.currentWidget() is self.neuron else self.network

    @property
    def animated(self) -> bool:
        """Whether something travels along the lines when a stage opens."""
        return self.neuron.animated

    @animated.setter
    def animated(self, animated: bool) -> None:
        for page in self._pages:
            page.animated = animated

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
        for page in self._pages:
            page.apply_theme(theme)

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
