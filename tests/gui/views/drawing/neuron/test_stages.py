"""The stages of an update in the drawing of the neuron."""

import dataclasses
from collections.abc import Callable

import pytest
from neuron_hands import LEFT, WORKED, parameters, place, wheel
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.core import Batch
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.hit_targets import neuron_targets
from learnscope.gui.views.drawing.neuron_view import NeuronView
from learnscope.gui.views.drawing.text_painter import TextPainter
from learnscope.gui.views.drawing.view_state import ViewState

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def test_an_open_stage_shows_its_updates_sample_and_parameters(view: NeuronView, lab: Lab) -> None:
    lab.open(dataclasses.replace(WORKED, batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    inside = lab.snapshot().inside
    assert inside is not None
    assert inside.number == 1
    state = ViewState.of(lab.snapshot())
    assert state.sample == inside.sample
    assert state.parameters == inside.update.parameters
    assert not neuron_targets(state)["w1"].editable
    before = parameters(lab)
    wheel(view, "w1", 1)
    assert parameters(lab) == before


def test_the_backward_stage_shows_every_slope(view: NeuronView, lab: Lab, qtbot: QtBot) -> None:
    for _ in range(3):
        lab.look_inside()
    view.grab()
    known = neuron_targets(ViewState.of(lab.snapshot()))
    values = {key: known[key].value for key in ("dL/dy", "dy/dz", "dL/dz", "g_w1", "g_w2", "g_b")}
    assert values == pytest.approx(
        {
            "dL/dy": 2.105170918,
            "dy/dz": 0.249376040,
            "dL/dz": 0.524979187,
            "g_w1": 0.524979187,
            "g_w2": 0.0,
            "g_b": 0.524979187,
        },
        abs=1e-9,
    )
    assert values.keys() <= view.texts.keys()
    qtbot.mouseMove(view, place(view, "g_w1"))
    assert lab.snapshot().lit == "w1"
    qtbot.mouseClick(view, LEFT, pos=place(view, "dL/dy"))
    assert QGuiApplication.clipboard().text() == exact(known["dL/dy"].value)


def test_the_update_stage_shows_old_and_new(view: NeuronView, lab: Lab) -> None:
    for _ in range(4):
        lab.look_inside()
    view.grab()
    assert {"w1", "n_w1", "n_w2", "n_b"} <= view.texts.keys()
    known = neuron_targets(ViewState.of(lab.snapshot()))
    inside = lab.snapshot().inside
    assert inside is not None
    assert [known[f"n_{name}"].value for name in ("w1", "w2", "b")] == list(inside.update.updated)


def test_each_stage_dims_what_it_is_not_about(view: NeuronView, lab: Lab) -> None:
    view.animated = False

    def ink(key: str) -> int:
        """Return how dark a node's figures are: its darkest pixel, 0 for black."""
        image = view.grab().toImage()
        area = view.nodes[key].adjusted(8, 8, -8, -8)
        return min(
            QColor(image.pixel(x, y)).lightness()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        )

    plain = {key: ink(key) for key in ("x1", "z", "slope")}
    dimmed = {"forward": (), "loss": ("x1", "z", "slope"), "backward": (), "update": ("x1", "z")}
    for stage in STAGES:
        lab.look_inside()
        for key in dimmed[stage]:
            assert ink(key) > plain[key] + 60


def test_a_pulse_travels_once_when_a_stage_opens(view: NeuronView, lab: Lab, qtbot: QtBot) -> None:
    for stage in STAGES:
        lab.look_inside()
        assert view.pulsing is (stage != "update")
        qtbot.waitUntil(lambda: not view.pulsing)
    lab.look_out()
    assert not view.pulsing


def test_nothing_moves_without_animation_unseen_or_while_running(
    view: NeuronView, lab: Lab
) -> None:
    view.animated = False
    lab.look_inside()
    assert not view.pulsing
    view.animated = True
    lab.look_inside()
    assert view.pulsing
    view.hide()
    assert not view.pulsing
    view.show()
    lab.look_inside()
    assert view.pulsing
    lab.run()
    view.display(lab.snapshot())
    assert not view.pulsing


def test_the_summary_says_it_in_one_line(view: NeuronView, lab: Lab) -> None:
    assert view.accessibleDescription() == view.summary(lab.snapshot())
    assert view.summary(lab.snapshot()) == (
        "For x1 = 1 and x2 = 0: w1 = 0.1000, w2 = −0.1200, b = 0.0000, so z = 0.1000 and "
        "ŷ = 0.5250; the right answer is 0."
    )


def test_the_window_takes_edits_of_the_drawing(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent()
    window.parts.single_neuron.grab()
    wheel(window.parts.single_neuron, "w1", 1)
    assert window.lab.trainer.parameters[0] == 0.2


def test_the_loss_of_the_row_and_the_mean_over_the_rows_have_names_of_their_own(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: dict[str, str] = {}
    number = TextPainter.number

    def noted(painter: TextPainter, key: str, head: str, *rest: object) -> None:
        heads[key] = head
        number(painter, key, head, *rest)

    monkeypatch.setattr(TextPainter, "number", noted)
    window.parts.single_neuron.grab()
    lab = window.lab
    assert lab.trainer.loss != lab.snapshot().sample.loss
    assert heads["loss"] == "this row's loss "
    assert window.parts.transport.readouts.loss.text() == "Mean loss 0.6939"
    assert window.parts.loss.plot.y_title == "mean loss (nats)"
