"""Each example shows what its sentence says, and can be opened from the menu, ready to run."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from cases import in_any_language, telling
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSlider
from pytestqt.qtbot import QtBot

from learnscope import assets
from learnscope.core import Experiment, Network, RandomStart, Trainer, diagnose
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import DEFAULT_PACE, LADDER, RunState
from learnscope.gui.text.examples import PACES, example, example_names, name_of
from learnscope.gui.text.names import sentence, sentences, titles
from learnscope.gui.text.sentences.messages import sentence as message
from learnscope.gui.widgets.view import is_on_screen

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


def trained(experiment: Experiment, epochs: int) -> Trainer:
    run = Trainer(experiment)
    run.advance(epochs)
    return run


# What the sentences say


def test_one_slope_glides_down_to_2_and_swings_at_a_rate_of_a_tenth() -> None:
    experiment = example("one_slope")
    assert experiment.model.parameter_names == ("w1",)
    run = trained(experiment, 15)
    ways = run.history.parameters[:, 0]
    assert (np.diff(ways) > 0.0).all()
    assert (ways < 2.0).all()
    assert run.parameters == pytest.approx([2.0], abs=0.01)
    swinging = trained(experiment.with_learning_rate(0.1), 10).history.parameters[:, 0] - 2.0
    assert (swinging[1:] * swinging[:-1] < 0.0).all()
    assert diagnose(trained(experiment.with_learning_rate(0.12), 200)).code != "not_straight"


def test_the_best_slope_is_told_and_no_bias_is_advised_where_it_would_not_help() -> None:
    run = trained(example("one_slope"), 60)
    finding = diagnose(run)
    assert finding.code == "not_straight"
    # Both means lie on the line, so that the best bias is 0.
    assert finding.figures["shifted"] == pytest.approx(finding.figures["best"])
    with_bias = trained(run.experiment.with_network(Network()), 3000)
    assert with_bias.loss == pytest.approx(run.loss)


def test_a_plane_settles_among_the_rents_within_50_epochs() -> None:
    run = trained(example("flats"), 50)
    model, problem = run.experiment.model, run.experiment.problem
    area, way, _ = model.in_own_units(run.parameters)
    assert area > 0.0 > way
    assert np.abs(run.outputs() - problem.target_array).max() < 40.0
    best = np.linalg.lstsq(
        np.column_stack((problem.inputs, np.ones(len(problem.inputs)))),
        problem.target_array,
        rcond=None,
    )[0]
    assert (area, way) == pytest.approx(best[:2], rel=0.005)


def test_the_step_over_the_hours_settles_near_3_and_three_stay_wrong() -> None:
    experiment = example("hours")
    run = trained(experiment, 300)
    for _ in range(2):
        w, b = run.parameters
        assert w > 0.0
        assert -b / w == pytest.approx(3.1, abs=0.06)
        assert round((1.0 - run.accuracy) * len(experiment.problem.active)) == 3
        run.advance(2000)


def test_one_neuron_learns_and() -> None:
    run = trained(example("and_one_neuron"), 40)
    assert Trainer(run.experiment).accuracy < 1.0
    assert diagnose(run).code == "solved"


def test_one_neuron_ends_up_answering_a_half_to_all_of_xor() -> None:
    run = trained(example("xor_one_neuron"), 400)
    assert diagnose(run).code == "not_separable"
    assert run.outputs() == pytest.approx([0.5] * 4, abs=1e-3)


def test_two_hidden_neurons_learn_xor() -> None:
    run = trained(example("xor_two_hidden"), 150)
    assert diagnose(run).code == "solved"
    assert run.experiment.network.hidden == (2,)


def test_four_hidden_neurons_learn_the_circle() -> None:
    run = trained(example("circle"), 150)
    assert Trainer(run.experiment).accuracy < 0.7
    assert run.accuracy >= 0.99
    assert run.experiment.network.hidden == (4,)


def test_three_bends_make_the_sine() -> None:
    run = trained(example("sine"), 600)
    assert diagnose(run).code == "fitted"
    assert run.experiment.network.hidden == (3,)


def test_two_layers_of_eight_learn_the_spiral_within_a_few_hundred_epochs() -> None:
    run = trained(example("spiral"), 300)
    assert run.accuracy >= 0.95
    assert run.experiment.network.hidden == (8, 8)


def test_zeros_never_learn_and_the_next_start_does() -> None:
    run = trained(example("zeros"), 1000)
    assert diagnose(run).code == "identical_units"
    assert run.loss == pytest.approx(np.log(2.0))
    # What New start makes of it.
    other = trained(replace(run.experiment, start=RandomStart(1)), 300)
    assert diagnose(other).code == "solved"


def test_the_rate_too_high_goes_well_and_then_astray_and_a_lower_one_goes_well() -> None:
    run = trained(example("rate_too_high"), 60)
    assert run.loss < 0.8 * run.history.losses[0]
    assert diagnose(run).code == "learning"
    run.advance(40)
    assert diagnose(run).code == "overshooting"
    run.advance(300)
    assert diagnose(run).code == "diverged"
    lower = trained(run.experiment.with_learning_rate(0.1), 1000)
    assert lower.loss < 0.02


def test_the_rate_of_ten_kills_all_relus_and_a_lower_one_does_not() -> None:
    run = trained(example("dead_relus"), 10)
    finding = diagnose(run)
    assert finding.code == "dead_units"
    assert len(finding.units) == 4
    lower = trained(run.experiment.with_learning_rate(0.3), 300)
    assert lower.accuracy > 0.9
    assert diagnose(lower).code == "learning"


def test_deep_sigmoids_hardly_learn_and_tanh_does() -> None:
    run = trained(example("deep_sigmoids"), 300)
    assert diagnose(run).code == "vanishing_gradient"
    assert run.loss > 0.68
    tanh = trained(run.experiment.with_network(Network((8, 8, 8, 8), "tanh")), 300)
    assert tanh.loss < 0.1


def test_overfitting_lets_the_test_loss_rise_while_the_training_loss_falls() -> None:
    run = trained(example("overfitting"), 400)
    problem = run.experiment.problem
    assert len(problem.active) == len(problem.held_out) == 20
    assert len(run.parameters) == 105
    assert diagnose(run).code == "overfitting"
    tests, losses = run.history.test_losses, run.history.losses
    lowest = int(tests.argmin())
    assert 50 < lowest < 200
    assert run.test_loss > 2.0 * tests[lowest]
    assert run.loss < 0.01 * losses[lowest]


# Files and words


def test_there_is_a_file_for_every_example_and_no_other() -> None:
    files = {path.stem for path in assets.path("examples").iterdir()}
    assert files == set(example_names()) == set(titles()) == set(sentences())
    for name in example_names():
        text = assets.path("examples", f"{name}.json").read_text("utf-8")
        assert text == example(name).to_json() + "\n"


def test_no_two_examples_are_the_same_and_none_is_what_the_program_begins_with() -> None:
    assert [name_of(example(name)) for name in PACES] == list(PACES)
    assert name_of(Experiment()) is None
    assert sentence(Experiment()) is None
    assert all(0 <= pace < len(LADDER) for pace in PACES.values())


# The menu


def choose(window: MainWindow, name: str) -> None:
    """Open an example as a hand does."""
    menu = window.findChild(QMenu, "examples_menu")
    entry = next(entry for entry in menu.actions() if entry.data() == name)
    menu.popup(window.pos())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()


def said(window: MainWindow) -> str:
    return window.findChild(QLabel, "message").text()


def test_an_example_opens_ready_to_run_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    before = window.lab.experiment

    choose(window, "xor_one_neuron")

    assert window.lab.experiment == example("xor_one_neuron")
    assert window.lab.state is RunState.IDLE
    assert window.lab.pace_index == PACES["xor_one_neuron"] != DEFAULT_PACE
    assert window.findChild(QSlider, "speed").value() == PACES["xor_one_neuron"]
    assert said(window) == sentences()["xor_one_neuron"]
    # By the actions: offscreen no window manager gives the window its keys back after a menu.
    trigger(window, "run")
    qtbot.waitUntil(lambda: said(window).startswith("Learning:"))
    trigger(window, "run")
    trigger(window, "reset")
    assert said(window) == sentences()["xor_one_neuron"]
    trigger(window, "undo")
    trigger(window, "undo")
    assert window.lab.experiment == before
    assert said(window).startswith("Ready to learn AND.")


def test_one_slope_opens_with_the_loss_over_its_weight_in_front(window: MainWindow) -> None:
    assert not is_on_screen(window.docks.by_name["landscape"].widget())
    choose(window, "one_slope")
    QApplication.processEvents()
    assert is_on_screen(window.docks.by_name["landscape"].widget())
    assert said(window) == sentences()["one_slope"]


def test_the_new_kinds_of_data_open_with_the_surface_in_front(window: MainWindow) -> None:
    for name in ("hours", "flats"):
        window.docks.bring_forward("activation")
        choose(window, name)
        QApplication.processEvents()
        assert is_on_screen(window.docks.by_name["surface"].widget())


def test_an_example_that_was_changed_is_none_any_more(window: MainWindow) -> None:
    choose(window, "and_one_neuron")
    window.lab.set_learning_rate(0.5)
    assert said(window).startswith("Ready to learn AND.")


@in_any_language
def test_the_sentences_of_the_examples_fit_into_the_strip(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(language=language)
    window.resize(1024, 700)
    QApplication.processEvents()
    label = window.findChild(QLabel, "message")
    beginnings = sentences()
    assert len(set(beginnings.values())) == len(PACES)
    for text in beginnings.values():
        label.setText(text)
        # Two lines of Hangul are a pixel taller than the label, and lie within its margins.
        assert label.heightForWidth(label.width()) <= label.height() + 2, text


def test_the_examples_are_called_in_the_language_that_was_chosen(window: MainWindow) -> None:
    menu = window.findChild(QMenu, "examples_menu")
    english = [entry.text() for entry in menu.actions()]
    languages = window.findChild(QMenu, "language_menu").actions()
    next(entry for entry in languages if entry.data() == "ko").trigger()
    korean = [entry.text() for entry in menu.actions()]
    assert menu.title() == "예제"
    assert len(set(english) | set(korean)) == 2 * len(PACES)


@telling("names", {name: name for name in PACES}, "one_slope", "dead_relus", "overfitting")
def test_every_example_is_shown_from_its_start_to_what_becomes_of_it(
    window: MainWindow, names: dict[str, str]
) -> None:
    entries = {entry.data(): entry for entry in window.findChild(QMenu, "examples_menu").actions()}
    for name in names:
        entries[name].trigger()
        assert said(window) == sentences()[name]
        for epochs in (1, 20, 200):
            window.lab.train(epochs)
            QApplication.processEvents()
            assert said(window) == message(window.lab.snapshot())[1], name
        trigger(window, "reset")
        assert said(window) == sentences()[name]
