"""What stands in the window, and who is told of what.

Controls tell the lab what is asked for; the lab tells controls and views what is so. They meet here
and, where it is the window's own, in `window`: none of them knows another.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from learnscope.gui.layout.arrangement import USUAL
from learnscope.gui.layout.docks import Docks
from learnscope.gui.layout.registry import PANEL, VIEWS
from learnscope.gui.layout.stage_room import StageRoom
from learnscope.gui.look.theme import Theme
from learnscope.gui.panel.timeline import Timeline
from learnscope.gui.panel.transport import Transport
from learnscope.gui.session.experiment_commands import (
    with_class,
    with_moved,
    with_point,
    without_point,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.settings import Appearance
from learnscope.gui.text.examples import IN_FRONT, PACES
from learnscope.gui.text.sentences.refusals import refused_input
from learnscope.gui.text.sentences.run_texts import name_for
from learnscope.gui.views.message import MessageStrip
from learnscope.gui.widgets.explained import explain
from learnscope.gui.widgets.view import View, display_in, is_on_screen

if TYPE_CHECKING:
    from learnscope.core.tables.reading import Reading
    from learnscope.gui.update.inside import InsideView
    from learnscope.gui.views.beside.race import RaceView
    from learnscope.gui.views.beside.runs import RunsView
    from learnscope.gui.views.curves.loss import LossView
    from learnscope.gui.views.curves.loss_functions import LossFunctionsView
    from learnscope.gui.views.drawing.drawing import DrawingView
    from learnscope.gui.views.drawing.neuron_view import NeuronView
    from learnscope.gui.views.landscape.landscape import LandscapeView
    from learnscope.gui.views.surface.surface import SurfaceView


class _Themed(Protocol):
    def apply_theme(self, theme: Theme) -> None: ...


class Parts:
    """The window's controls and views; a view is made when it is first seen or asked for.

    Parameters
    ----------
    window : QMainWindow
    transport : Transport
        The tool bar, which needs the window's actions.
    docks : Docks
        What the panel and the views stand in.
    lab : Lab
        What they command and follow.
    appearance : Appearance
        The colours and the language that views take on when they are made.
    """

    def __init__(
        self,
        window: QMainWindow,
        transport: Transport,
        docks: Docks,
        lab: Lab,
        appearance: Appearance,
    ) -> None:
        self._window = window
        self._docks = docks
        self._lab = lab
        self._appearance = appearance
        self._declared = {declared.name: declared for declared in VIEWS}
        self._made: dict[str, View] = {}
        self._soon = QTimer(window)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make_what_is_seen)
        self._stage_room = StageRoom(window, docks)
        self.transport = transport
        self.panel = PANEL.make()
        self.timeline = Timeline()
        self.message = MessageStrip()
        docks.fill(PANEL.name, self.panel)
        in_front = {front for front, *_ in USUAL.stacks}
        for name in self._declared:
            if name in in_front:
                self._make(name)
        self._connect()

    def __getattr__(self, name: str) -> View:
        """Return a view by its name: ``parts.inside``."""
        if name.startswith("_") or name not in self._declared:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self.view(name)

    @property
    def drawing(self) -> "DrawingView":
        """The drawing of the neuron, or of the network."""
        return cast("DrawingView", self.view("neuron"))

    @property
    def single_neuron(self) -> "NeuronView":
        """The drawing of the single neuron."""
        return self.drawing.neuron

    @property
    def loss(self) -> "LossView":
        """The loss by epoch."""
        return cast("LossView", self.view("loss"))

    @property
    def landscape(self) -> "LandscapeView":
        """The loss over the parameters."""
        return cast("LandscapeView", self.view("landscape"))

    @property
    def views(self) -> dict[str, View]:
        """All views by name, in the order of their keys; those that are not there yet are made."""
        return {name: self.view(name) for name in self._declared}

    @property
    def names(self) -> tuple[str, ...]:
        """What the views are called, in the order of their keys."""
        return tuple(self._declared)

    @property
    def made(self) -> dict[str, View]:
        """The views that are there by now, by name."""
        return dict(self._made)

    def set_look(self, name: str, look: Mapping[str, Any]) -> None:
        """Set a view as it was set when it was kept."""
        view = self.view(name)
        # It may show what stood before, which could not be set so.
        display_in(view, self._lab.snapshot())
        view.set_look(look)

    def view(self, name: str) -> View:
        """Return a view; if it is not there yet, it is made and shows the present moment."""
        if name not in self._made:
            view = self._make(name)
            view.apply_theme(self._appearance.theme)
            self._explain(name)
            display_in(view, self._lab.snapshot())
        return self._made[name]

    def find(self, name: str) -> QWidget | None:
        """Return the widget of an objectName; what is not there yet is made until one has it."""
        found = self._window.findChild(QWidget, name)
        makers: dict[str, Callable[[], object]] = {
            each: partial(self.view, each) for each in self._declared
        }
        # As a rule a view itself is meant, or something that is called after it.
        begins = sorted(makers, key=lambda begin: not name.startswith(begin))
        for make in (
            self.panel.fill,
            lambda: self.drawing.network,
            *(makers[begin] for begin in begins),
        ):
            if found is None:
                make()
                found = self._window.findChild(QWidget, name)
        return found

    def display(self, snapshot: Snapshot, hidden_too: bool) -> None:
        """Show a moment in all that is visible, or in everything that is there.

        Bars and panel follow in any case: while docks move they are out of sight for a moment, and
        nobody would tell when that is over.
        """
        for part in (self.transport, self.message, self.panel, self.timeline):
            part.display(snapshot)
        for name in self._declared:
            if is_on_screen(self._docks.by_name[name].widget()) or (
                hidden_too and name in self._made
            ):
                display_in(self.view(name), snapshot)

    def catch_up(self, name: str) -> None:
        """Show the present moment in a dock that has just come into sight."""
        if name == PANEL.name:
            self.panel.display(self._lab.snapshot())
        elif name in self._made or not self._docks.is_moving:
            display_in(self.view(name), self._lab.snapshot())
        else:
            # It may be in sight only while others are moved, and is not made for that.
            self._soon.start()

    def _make_what_is_seen(self) -> None:
        """Make the views that are in sight, and not there yet."""
        for name in self._declared:
            if name not in self._made and is_on_screen(self._docks.by_name[name].widget()):
                self.view(name)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        parts: list[_Themed] = [self.message, self.panel, self.timeline, *self._made.values()]
        for part in parts:
            part.apply_theme(theme)

    def set_pace(self, index: int) -> None:
        """Choose a speed of `run_state.LADDER` instead of a hand, and show it."""
        self._lab.set_pace(index)
        self.transport.set_pace(index)

    def show_example(self, name: str) -> None:
        """Show an example as it is seen best: at its speed, with what it is about in front."""
        self.set_pace(PACES[name])
        if name in IN_FRONT:
            self._docks.bring_forward(IN_FRONT[name])

    def learn(self, reading: "Reading") -> None:
        """Learn what was read from a file, and say what that is."""
        # Who opens no file does not wait for what tells of one.
        from learnscope.core.diagnosis.counsel import on_opening  # noqa: PLC0415
        from learnscope.core.diagnosis.scale import scale_trouble  # noqa: PLC0415
        from learnscope.gui.text.sentences.findings import scale_sentence  # noqa: PLC0415
        from learnscope.gui.text.sentences.told import told, told_briefly  # noqa: PLC0415

        self._lab.set_problem(reading.data)
        advice = on_opening(self._lab.experiment)

        def news() -> tuple[str, ...]:
            trouble = None if advice is None else scale_trouble(reading.data)
            whole, brief = told(reading), told_briefly(reading)
            if trouble is None:
                return whole, brief
            sizes = scale_sentence(reading.data, trouble)
            return f"{whole} {sizes}", f"{brief} {sizes}", brief

        self.message.tell(news, advice)

    def _make(self, name: str) -> View:
        """Make a view, let it command the lab, and let its dock hold it."""
        declared = self._declared[name]
        view = self._made[name] = declared.make()
        view.least = QSize(*declared.least)
        self._docks.fill(name, view)
        connect_view(name, view, self._lab)
        view.input_refused.connect(self._say_refused)
        view.part_made.connect(partial(self._explain, name))
        return view

    def _explain(self, name: str) -> None:
        """Put the glossary's words on what is in a dock."""
        explain(self._docks.by_name[name], self._appearance.code)

    def _connect(self) -> None:
        """Let every control command the lab and follow it."""
        panel, lab = self.panel, self._lab
        panel.section_filled.connect(lambda section: explain(section, self._appearance.code))
        lab.name_run = name_for
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
        lab.frame.connect(lambda moment: self._stage_room.follow(moment.inside is not None))
        self.message.advice_taken.connect(lab.take_advice)
        panel.input_refused.connect(self._say_refused)
        lab.experiment_changed.connect(panel.set_experiment)
        panel.set_experiment(lab.experiment)

    def _say_refused(self, field: str, text: str, allowed: str) -> None:
        self.message.notice(refused_input(field, text, allowed))


def connect_view(name: str, view: View, lab: Lab) -> None:
    """Let a view command the lab."""
    view.quantity_hovered.connect(lab.light)
    view.row_chosen.connect(lab.select)
    view.parameters_edited.connect(lab.edit)
    view.unit_chosen.connect(lab.select_unit)
    if name in _CONNECTIONS:
        _CONNECTIONS[name](view, lab)


def connect_drawing(drawing: "DrawingView", lab: Lab) -> None:
    """Let the drawing ask the lab for other hidden layers."""
    drawing.hidden_chosen.connect(
        lambda hidden: lab.set_network(replace(lab.experiment.network, hidden=hidden))
    )


def _connect_surface(surface: "SurfaceView", lab: Lab) -> None:
    """Let a hand change the learner's own points."""
    surface.point_added.connect(lambda x, y: lab.change(with_point(x, y), "data"))
    surface.point_moved.connect(lambda row, at: lab.change(with_moved(row, at), "data"))
    surface.point_relabelled.connect(lambda row, y: lab.change(with_class(row, y), "data"))
    surface.point_removed.connect(lambda row: lab.change(without_point(row), "data"))


def _connect_loss_functions(functions: "LossFunctionsView", lab: Lab) -> None:
    """Let a loss be chosen where it is drawn."""
    functions.loss_chosen.connect(lab.set_loss)


def _connect_inside(inside: "InsideView", lab: Lab) -> None:
    """Let the stages of an update be opened and closed where they stand."""
    inside.look_inside.connect(partial(lab.look_inside, at_once=False))
    inside.look_out.connect(lab.look_out)


def _connect_landscape(landscape: "LandscapeView", lab: Lab) -> None:
    """Let the run start where a hand pulls its start."""
    landscape.start_pulled.connect(lab.start_from)


def _connect_runs(runs: "RunsView", lab: Lab) -> None:
    """Let runs be pinned, and what is pinned be changed, where they are listed."""
    runs.pin_asked.connect(lab.pin)
    runs.brought_back.connect(lab.bring_back_pin)
    runs.baseline_chosen.connect(lab.choose_baseline)
    runs.removed.connect(lab.remove_pin)
    runs.renamed.connect(lab.rename_pin)


def _connect_race(race: "RaceView", lab: Lab) -> None:
    """Let races be run, and any of their runs be opened."""
    race.race_asked.connect(lambda asked: lab.race.begin(lab.experiment, asked))
    race.stop_asked.connect(lab.race.cancel)
    race.run_opened.connect(lab.open_at)
    lab.race.changed.connect(race.show_race)
    if lab.race.state is not None:
        race.show_race(lab.race.state)


#: What views with signals of their own ask the lab for.
_CONNECTIONS: dict[str, Callable[[Any, Lab], None]] = {
    "neuron": connect_drawing,
    "surface": _connect_surface,
    "inside": _connect_inside,
    "loss_functions": _connect_loss_functions,
    "landscape": _connect_landscape,
    "runs": _connect_runs,
    "race": _connect_race,
}
