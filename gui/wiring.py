"""What stands in the window, and who is told of what.

Controls tell the lab what is asked for; the lab tells controls and views what is so. This is the
one place where they meet: none of them knows another.
"""

from dataclasses import replace
from functools import partial
from typing import Protocol

from learnscope.gui.look.theme import Theme
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.panel.timeline import Timeline
from learnscope.gui.panel.transport import Transport
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.own_points import with_class, with_moved, with_point, without_point
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.update.panel.inside import InsideView
from learnscope.gui.views.curves.activation import ActivationView
from learnscope.gui.views.curves.loss import LossView
from learnscope.gui.views.curves.loss_functions import LossFunctionsView
from learnscope.gui.views.curves.weights import WeightsView
from learnscope.gui.views.drawing.drawing import DrawingView, NeuronView
from learnscope.gui.views.hidden.hidden_space import HiddenSpaceView
from learnscope.gui.views.hidden.joining import JoiningView
from learnscope.gui.views.message import MessageStrip
from learnscope.gui.views.parameters import ParametersView
from learnscope.gui.views.surface.surface import SurfaceView
from learnscope.gui.widgets.cover import display_in
from learnscope.gui.widgets.view import View
from learnscope.gui.widgets.visibility import is_seen


class _Themed(Protocol):
    def apply_theme(self, theme: Theme) -> None: ...


class Parts:
    """The window's controls and views.

    Parameters
    ----------
    transport : Transport
        The tool bar, which needs the window's actions.
    """

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.panel = ExperimentPanel()
        self.timeline = Timeline()
        self.message = MessageStrip()
        self.drawing = DrawingView()
        self.surface = SurfaceView()
        self.loss = LossView()
        self.weights = WeightsView()
        self.inside = InsideView()
        self.activation = ActivationView()
        self.loss_functions = LossFunctionsView()
        self.parameters = ParametersView()
        self.joining = JoiningView()
        self.hidden_space = HiddenSpaceView()

    @property
    def neuron(self) -> NeuronView:
        """The drawing of the single neuron."""
        return self.drawing.neuron

    @property
    def views(self) -> dict[str, View]:
        """The views by name, in the order of their keys."""
        return {
            "neuron": self.drawing,
            "surface": self.surface,
            "loss": self.loss,
            "weights": self.weights,
            "inside": self.inside,
            "activation": self.activation,
            "loss_functions": self.loss_functions,
            "parameters": self.parameters,
            "joining": self.joining,
            "hidden_space": self.hidden_space,
        }

    def display(self, snapshot: Snapshot, hidden_too: bool) -> None:
        """Show a moment in all that is visible, or in everything.

        Bars and panel follow in any case: while docks move they are out of sight for a moment, and
        nobody would tell when that is over.
        """
        for part in (self.transport, self.message, self.panel, self.timeline):
            part.display(snapshot)
        for view in self.views.values():
            if hidden_too or is_seen(view):
                display_in(view, snapshot)

    def display_in_dock(self, name: str, snapshot: Snapshot) -> None:
        """Show a moment in what the dock of that name holds."""
        if name in self.views:
            display_in(self.views[name], snapshot)
        else:
            self.panel.display(snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        parts: list[_Themed] = [self.message, self.panel, self.timeline, *self.views.values()]
        for part in parts:
            part.apply_theme(theme)

    def dock_contents(self) -> dict[str, ExperimentPanel | View]:
        """Return what the docks hold, in the order of their keys."""
        return {"experiment": self.panel, **self.views}

    def set_pace(self, lab: Lab, index: int) -> None:
        """Choose a speed of `run_state.LADDER` instead of a hand, and show it."""
        lab.set_pace(index)
        self.transport.set_pace(index)

    def connect_to(self, lab: Lab) -> None:
        """Let every control and view command the lab, and every control follow it."""
        panel = self.panel
        panel.gate_chosen.connect(lab.set_gate)
        panel.table.row_chosen.connect(lab.select)
        panel.table.target_chosen.connect(lab.set_target)
        panel.table.row_switched.connect(lab.set_row_active)
        panel.rate.rate_chosen.connect(lab.set_learning_rate)
        panel.start_chosen.connect(lab.set_start)
        panel.seed_chosen.connect(lab.set_seed)
        panel.problem_chosen.connect(lab.set_problem)
        panel.new_data_asked.connect(lab.new_data)
        panel.network_chosen.connect(lab.set_network)
        panel.optimizer_chosen.connect(lab.set_optimizer)
        panel.penalty_chosen.connect(lab.set_penalty)
        panel.loss_chosen.connect(lab.set_loss)
        panel.batch_chosen.connect(lab.set_batch_size)
        panel.shuffle_chosen.connect(lab.set_shuffle)
        panel.scheme_chosen.connect(lab.set_scheme)
        panel.scale_chosen.connect(lab.set_scale)
        panel.stops_chosen.connect(lab.set_stops)
        panel.quantity_hovered.connect(lab.light)
        self.transport.pace_chosen.connect(lab.set_pace)
        self.timeline.epoch_chosen.connect(partial(lab.go_to, at_once=False))
        lab.under_way.connect(self.message.follow)
        for view in self.views.values():
            view.quantity_hovered.connect(lab.light)
            view.row_chosen.connect(lab.select)
            view.parameters_edited.connect(lab.edit)
            view.unit_chosen.connect(lab.select_unit)
        connect_drawing(self.drawing, lab)
        surface = self.surface
        surface.point_added.connect(lambda x, y: lab.change(with_point(x, y), "data"))
        surface.point_moved.connect(lambda row, at: lab.change(with_moved(row, at), "data"))
        surface.point_relabelled.connect(lambda row, y: lab.change(with_class(row, y), "data"))
        surface.point_removed.connect(lambda row: lab.change(without_point(row), "data"))
        self.loss_functions.loss_chosen.connect(lab.set_loss)
        self.inside.look_out.connect(lab.look_out)
        lab.experiment_changed.connect(panel.set_experiment)
        panel.set_experiment(lab.experiment)


def connect_drawing(drawing: DrawingView, lab: Lab) -> None:
    """Let the drawing ask the lab for other hidden layers."""
    drawing.hidden_chosen.connect(
        lambda hidden: lab.set_network(replace(lab.experiment.network, hidden=hidden))
    )
