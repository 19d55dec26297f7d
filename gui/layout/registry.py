"""What stands in the docks, each declared once: name, title, key, place and contents.

Docks, menus, keys and the arrangements for smaller windows follow from it. A view's module is
imported when the view is first needed, so each `make` has its import inside.
"""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtWidgets import QWidget

from learnscope.gui.text.language import translate

if TYPE_CHECKING:
    from learnscope.gui.panel.experiment_panel import ExperimentPanel
    from learnscope.gui.widgets.view import View

_Content_co = TypeVar("_Content_co", bound=QWidget, covariant=True)


class Area(Enum):
    """Where a dock stands in the usual layout: in which column, and in which row of it, from 0."""

    LEFT = (0, 0)
    CENTRE = (1, 0)
    BELOW_CENTRE = (1, 1)
    RIGHT = (2, 0)
    BELOW_RIGHT = (2, 1)


class Docked(NamedTuple, Generic[_Content_co]):
    """What stands in one dock.

    Parameters
    ----------
    name : str
        By which the program knows it; kept in settings.
    title : callable
        Returns its title in the present language.
    key : str
        What shows and hides it, as `QKeySequence` reads it; "" for none.
    area : Area
        Where it stands in the usual layout: in front if it is the first there, else behind a tab.
    make : callable
        Returns its contents, new.
    steers : bool
        Whether one sets or holds something in it, so that in two stacks it stands at the left.
    least : (int, int)
        The width and the height, in pixels, that its dock keeps for the contents before they are
        there and after. What stands in front from the beginning needs none.
    """

    name: str
    title: Callable[[], str]
    key: str
    area: Area
    make: Callable[[], _Content_co]
    steers: bool = False
    least: tuple[int, int] = (0, 0)


def _experiment() -> "ExperimentPanel":
    from learnscope.gui.panel.experiment_panel import ExperimentPanel  # noqa: PLC0415

    return ExperimentPanel()


def _neuron() -> "View":
    from learnscope.gui.views.drawing.drawing import DrawingView  # noqa: PLC0415

    return DrawingView()


def _surface() -> "View":
    from learnscope.gui.views.surface.surface import SurfaceView  # noqa: PLC0415

    return SurfaceView()


def _loss() -> "View":
    from learnscope.gui.views.curves.loss import LossView  # noqa: PLC0415

    return LossView()


def _weights() -> "View":
    from learnscope.gui.views.curves.weights import WeightsView  # noqa: PLC0415

    return WeightsView()


def _inside() -> "View":
    from learnscope.gui.update.inside import InsideView  # noqa: PLC0415

    return InsideView()


def _activation() -> "View":
    from learnscope.gui.views.curves.activation import ActivationView  # noqa: PLC0415

    return ActivationView()


def _loss_functions() -> "View":
    from learnscope.gui.views.curves.loss_functions import LossFunctionsView  # noqa: PLC0415

    return LossFunctionsView()


def _parameters() -> "View":
    from learnscope.gui.views.parameters import ParametersView  # noqa: PLC0415

    return ParametersView()


def _joining() -> "View":
    from learnscope.gui.views.hidden.joining import JoiningView  # noqa: PLC0415

    return JoiningView()


def _hidden_space() -> "View":
    from learnscope.gui.views.hidden.hidden_space import HiddenSpaceView  # noqa: PLC0415

    return HiddenSpaceView()


def _landscape() -> "View":
    from learnscope.gui.views.landscape.landscape import LandscapeView  # noqa: PLC0415

    return LandscapeView()


def _runs() -> "View":
    from learnscope.gui.views.beside.runs import RunsView  # noqa: PLC0415

    return RunsView()


def _race() -> "View":
    from learnscope.gui.views.beside.race import RaceView  # noqa: PLC0415

    return RaceView()


#: What a person sets.
PANEL = Docked(
    "experiment",
    lambda: translate("Docks", "Experiment"),
    "Ctrl+1",
    Area.LEFT,
    _experiment,
    steers=True,
)

#: What a person watches; those of an area stand there in this order.
VIEWS: tuple[Docked["View"], ...] = (
    Docked(
        "neuron",
        lambda: translate("Docks", "The neuron"),
        "Ctrl+2",
        Area.CENTRE,
        _neuron,
        steers=True,
    ),
    Docked(
        "surface",
        lambda: translate("Docks", "Output surface"),
        "Ctrl+3",
        Area.RIGHT,
        _surface,
    ),
    Docked(
        "loss",
        lambda: translate("Docks", "Loss"),
        "Ctrl+4",
        Area.BELOW_CENTRE,
        _loss,
    ),
    Docked(
        "weights",
        lambda: translate("Docks", "Weights"),
        "Ctrl+5",
        Area.BELOW_RIGHT,
        _weights,
    ),
    Docked(
        "inside",
        lambda: translate("Docks", "Inside one step"),
        "Ctrl+6",
        Area.BELOW_RIGHT,
        _inside,
        least=(120, 147),
    ),
    Docked(
        "activation",
        lambda: translate("Docks", "Activation"),
        "Ctrl+7",
        Area.RIGHT,
        _activation,
        least=(140, 104),
    ),
    Docked(
        "loss_functions",
        lambda: translate("Docks", "Loss function"),
        "Ctrl+8",
        Area.RIGHT,
        _loss_functions,
        least=(231, 104),
    ),
    Docked(
        "parameters",
        lambda: translate("Docks", "Parameters"),
        "Ctrl+9",
        Area.BELOW_RIGHT,
        _parameters,
        steers=True,
        least=(240, 150),
    ),
    Docked(
        "joining",
        lambda: translate("Docks", "Joining lines"),
        "Ctrl+0",
        Area.RIGHT,
        _joining,
        least=(208, 148),
    ),
    Docked(
        "hidden_space",
        lambda: translate("Docks", "Hidden space"),
        "",
        Area.RIGHT,
        _hidden_space,
        least=(208, 136),
    ),
    Docked(
        "landscape",
        lambda: translate("Docks", "Loss surface"),
        "Ctrl+Shift+1",
        Area.BELOW_RIGHT,
        _landscape,
        least=(240, 148),
    ),
    Docked(
        "runs",
        lambda: translate("Docks", "Runs"),
        "Ctrl+Shift+2",
        Area.BELOW_RIGHT,
        _runs,
        least=(240, 184),
    ),
    Docked(
        "race",
        lambda: translate("Docks", "Race"),
        "Ctrl+Shift+3",
        Area.BELOW_RIGHT,
        _race,
        least=(208, 136),
    ),
)

#: All of them, in the order of their keys.
DOCKED: tuple[Docked[QWidget], ...] = (PANEL, *VIEWS)


def in_areas() -> dict[Area, list[str]]:
    """Return the docks of each area by name, the one in front first."""
    return {area: [each.name for each in DOCKED if each.area is area] for area in Area}
