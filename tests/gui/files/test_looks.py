"""How a session is looked at: every view is set again as it was set, whatever a file holds."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_full import IN_FULL

from learnscope.core import Cloud, Experiment, Gate, Network, RandomStart, Trainer
from learnscope.core.run.saved import SavedRun
from learnscope.gui import MainWindow
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, GroundChoice
from learnscope.gui.views.landscape.landscape_look import LandscapeLook

NET = Experiment(Gate("xor"), Network((6, 6)), start=RandomStart(1, "xavier"))

NAMES = NET.model.parameter_names

#: How views can be set, one after the other.
SET: dict[str, Callable[[Any], None]] = {
    "surface": lambda view: view.set_quantity("z"),
    "loss": lambda view: view.set_log(True),
    "weights": lambda view: view.layer_box.setCurrentIndex(2),
    "activation": lambda view: view.slope_button.setChecked(True),
    "inside": lambda view: view.slip.setChecked(True),
    "landscape": lambda view: view.choose(GroundChoice(AXES, (NAMES[0], NAMES[-1]))),
}


@pytest.fixture
def net(window: MainWindow) -> MainWindow:
    window.lab.open(NET)
    return window


def test_every_view_is_set_again_as_it_was(net: MainWindow) -> None:
    views = net.parts.views
    usual = {name: views[name].look() for name in SET}
    for name, set_ in SET.items():
        set_(views[name])
    text = net.document.saved().to_json()
    chosen = {name: views[name].look() for name in SET}
    assert [name for name in SET if chosen[name] == usual[name]] == []
    for name in SET:
        views[name].set_look(usual[name])

    net.document.open(SavedRun.from_json(text))
    assert {name: views[name].look() for name in SET} == chosen


def test_what_stood_in_front_is_brought_forward(net: MainWindow) -> None:
    net.docks.bring_forward("inside")
    net.docks.bring_forward("activation")
    text = net.document.saved().to_json()
    front = set(net.docks.in_front())
    net.layouts.restore_default()
    assert set(net.docks.in_front()) != front
    net.document.open(SavedRun.from_json(text))
    assert set(net.docks.in_front()) == front


def test_a_view_that_was_never_looked_at_is_not_made_for_it(net: MainWindow) -> None:
    made = set(net.parts.made)
    net.document.open(net.document.saved())
    assert set(net.parts.made) == made


#: Whatever can stand in a file.
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)

#: Each is a whole file that is opened in a window.
TRIED = settings(
    max_examples=settings().max_examples if IN_FULL else 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

KEYS = ("quantity", "mode", "log", "layer", "runs", "slope", "slip", "ground", "dark", "values")


@TRIED
@given(looks=st.dictionaries(st.sampled_from([*SET, "front", "x"]), ANYTHING) | ANYTHING)
def test_whatever_a_file_says_of_looks_the_window_stays(net: MainWindow, looks: Any) -> None:
    net.document.open(SavedRun.of(Trainer(NET), {"views": looks}))
    assert net.lab.experiment == NET


@TRIED
@given(name=st.sampled_from(list(SET)), look=st.dictionaries(st.sampled_from(KEYS), ANYTHING))
def test_whatever_a_file_says_of_one_view_it_shows_the_moment(
    net: MainWindow, name: str, look: dict[str, Any]
) -> None:
    net.parts.set_look(name, look)
    net.lab.refresh()


def test_ground_is_kept_with_what_is_held_and_tried() -> None:
    for look in (
        LandscapeLook(),
        LandscapeLook(GroundChoice(LINE, ("b",), 0.5), "3d", False, False),
        LandscapeLook(GroundChoice(LINE, ("w1", "b"))),
        LandscapeLook(GroundChoice(AXES, ("w1", "b")), dark=True),
    ):
        assert LandscapeLook.from_dict(look.to_dict()) == look
    tried = {"w1": {"low": -1.0, "high": 1.0, "count": 21}}
    look = LandscapeLook.from_dict({"values": {**tried, "w2": {"low": 3, "high": 1, "count": 9}}})
    assert look.to_dict()["values"] == tried
    # A million values along one side would be a million millions of tiles.
    huge = {"w1": {"low": -1.0, "high": 1.0, "count": 1_000_000}}
    assert LandscapeLook.from_dict({"values": huge}).values == {}


def test_a_cloud_is_opened_with_the_ground_of_another_model(window: MainWindow) -> None:
    looks = {"landscape": LandscapeLook(GroundChoice(AXES, ("w1", "w2"))).to_dict()}
    cloud = Experiment(Cloud(), Network((2, 2)), start=RandomStart(1, "xavier"))
    window.document.open(SavedRun.of(Trainer(cloud), {"views": looks}))
    assert window.lab.experiment == cloud
