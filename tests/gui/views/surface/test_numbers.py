"""Answers that are numbers over two and three inputs: colours on the scale of the targets."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinds_of_data import CORNERS, HILL, KINDS, PEOPLE, RENTS, SOLID, learning
from moments import Moment
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from surface_pages import LEFT, point_at, showing

from learnscope.core import Experiment
from learnscope.gui.look.marks import STEPS, number_colours
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.plotting.axes import number_texts, round_limits, target_limits
from learnscope.gui.views.surface.scale import ShownQuantity, shares
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.usefixtures("faster_engine")

finite = st.floats(-1e9, 1e9)


# The scale


@given(finite, finite)
def test_limits_are_round_and_hold_a_range(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    first, last = round_limits(low, high)
    assert first <= low <= high <= last
    assert first < last
    texts = number_texts(first, last)
    assert len(set(texts)) == 3 or first + (last - first) / 2 in (first, last)


def test_limits_are_as_a_person_would_choose_them() -> None:
    assert round_limits(199.0, 540.0) == (150.0, 550.0)
    assert number_texts(150.0, 550.0) == ("150", "350", "550")
    assert round_limits(3.0, 3.0) == (2.5, 3.5)
    assert number_texts(0.0, 0.5) == ("0.00", "0.25", "0.50")
    assert number_texts(0.0, 200_000.0) == ("0", "100,000", "200,000")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_colours_of_numbers_go_evenly_from_pale_to_strong(theme: object) -> None:
    colours = number_colours(theme).astype(float)  # type: ignore[arg-type]
    assert len(colours) == STEPS
    # As the eye takes red, green and blue.
    bright = colours @ np.array([0.2126, 0.7152, 0.0722])
    steps = np.diff(bright)
    assert (steps <= 0.0).all() or (steps >= 0.0).all()
    assert abs(bright[-1] - bright[0]) > 100.0


# Two inputs


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("two inputs, numbers")])
def test_the_map_has_the_colours_of_the_answers(
    view: SurfaceView, moment: Moment, name: str
) -> None:
    experiment = KINDS[name]
    snapshot = showing(view, moment(50, experiment, 0))
    limits = target_limits(experiment.problem)
    shown = ShownQuantity.of(snapshot, "z")
    assert shown.values(snapshot.parameters, experiment.problem.inputs).tolist() == list(
        snapshot.outputs
    )
    pixels = view.map.image.image
    sides = view.map.plane.sides(len(pixels), cells=True)
    grid = np.stack(np.meshgrid(*sides), axis=-1)
    answers = experiment.model.forward(snapshot.parameters, grid)
    assert pixels == pytest.approx(shares(answers, limits), abs=1e-6)
    assert not view.map.half.isVisible()
    assert not view.findChild(QToolButton, "surface_z").isVisible()
    assert not view.added.isVisible()


def test_a_sample_among_numbers_is_read_with_its_error(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, moment(50, learning(RENTS), 0))
    point_at(view.map.viewport(), qtbot, QPointF(*view.map.places()[3].tolist()))
    texts = {row.label: row.text for row in view.map.readout.rows()}
    assert list(texts)[:2] == ["x1 · Area", "x2 · Way"]
    assert float(texts["ŷ"]) == snapshot.outputs[3]
    assert float(texts["Y · Rent"]) == 640.0
    assert float(texts["ŷ − Y"]) == snapshot.outputs[3] - 640.0


def test_samples_have_the_colours_of_their_targets(view: SurfaceView, moment: Moment) -> None:
    showing(view, moment(1, learning(HILL), 3))
    assert view.map.scatter.limits == target_limits(HILL)
    picture = view.map.grab().toImage()
    low, high = number_colours(LIGHT)[[0, -1]].tolist()
    for row, target in enumerate(HILL.targets):
        if row == 3:
            continue
        x, y = view.map.places()[row].tolist()
        colour = picture.pixelColor(round(x), round(y))
        share = float(shares(np.array(target), target_limits(HILL)))
        wanted = [a + (b - a) * share for a, b in zip(low, high, strict=True)]
        assert [colour.red(), colour.green(), colour.blue()] == pytest.approx(wanted, abs=3)


def test_a_click_adds_no_number_that_nobody_has_said_and_a_drag_moves_one(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    showing(view, moment(1, learning(HILL), 0))
    with qtbot.assertNotEmitted(view.point_added):
        qtbot.mouseClick(view.map.viewport(), LEFT, pos=view.map.point(-0.5, 0.6).toPoint())
    begin, end = view.map.point(1.0, 1.0), view.map.point(0.5, 0.9)
    with qtbot.waitSignal(view.point_moved) as moved:
        qtbot.mousePress(view.map.viewport(), LEFT, pos=begin.toPoint())
        qtbot.mouseMove(view.map.viewport(), ((begin + end) / 2).toPoint())
        qtbot.mouseMove(view.map.viewport(), end.toPoint())
        qtbot.mouseRelease(view.map.viewport(), LEFT, pos=end.toPoint())
    assert moved.args[0] == 3
    assert moved.args[1] == pytest.approx((0.5, 0.9), abs=0.05)
    assert "in the table" in view.caption.text()


def test_the_scale_goes_back_to_classes(view: SurfaceView, moment: Moment) -> None:
    showing(view, moment(1, learning(HILL), 0))
    numbers = view.map.image.lut.copy()
    showing(view, moment(100, Experiment(), 0))
    assert not np.array_equal(view.map.image.lut, numbers)
    assert (view.map.x_title, view.map.y_title) == ("x1", "x2")
    assert view.map.half.isVisible()


# Three inputs


@pytest.mark.parametrize("problem", [PEOPLE, SOLID], ids=["classes", "numbers"])
def test_samples_stand_at_their_places_in_the_cube(
    view: SurfaceView, moment: Moment, qtbot: QtBot, problem: object
) -> None:
    experiment = learning(problem)  # type: ignore[arg-type]
    snapshot = showing(view, moment(30, experiment, 0))
    cube, inputs = view.cube, experiment.problem.inputs
    assert not cube.binary
    lows, highs = np.array(cube._ranges).T
    assert (lows <= inputs.min(axis=0)).all()
    assert (inputs.max(axis=0) <= highs).all()
    within = (inputs - lows) / (highs - lows)
    places = [cube.place_of(tuple(point)) for point in within.tolist()]
    assert cube.places() == pytest.approx(np.array([(at.x(), at.y()) for at in places]))
    assert cube.values.tolist() == list(snapshot.outputs)
    point_at(cube.viewport(), qtbot, places[2])
    texts = [(row.label, row.text) for row in cube.readout.rows()]
    assert [float(text) for _, text in texts[:3]] == inputs[2].tolist()
    assert ("ŷ", repr(snapshot.outputs[2])) in texts
    if problem is PEOPLE:
        assert texts[1][0] == "x2 · Age"
        assert ("Y", "1 = leaves") in texts


def test_three_bits_with_a_number_are_corners(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, moment(30, learning(CORNERS), 0))
    assert view.cube.binary
    assert view.cube.values.tolist() == list(snapshot.outputs)
    places = [view.cube.place_of(point) for point in CORNERS.points]
    assert view.cube.places().tolist() == [[at.x(), at.y()] for at in places]


# A line over data that are scaled


def test_a_line_over_scaled_data_is_pulled_in_the_datas_units(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    experiment = KINDS["two inputs, classes, scaled"]
    snapshot = showing(view, moment(60, experiment, 0))
    ends = view.map.line_ends()
    assert ends is not None
    for end in ends:
        assert view.map.weighted_sum(end) == pytest.approx(0.0, abs=1e-9)
    begin = next(
        at
        for at in (
            view.map.point(*(a + (b - a) * share for a, b in zip(*ends, strict=True)))
            for share in (0.5, 0.4, 0.3, 0.25, 0.6)
        )
        if view.map.part_at(at) == "line"
    )
    end = begin + QPointF(25.0, 10.0)
    edits: list[tuple[float, ...]] = []
    view.parameters_edited.connect(lambda theta, _: edits.append(theta))
    qtbot.mousePress(view.map.viewport(), LEFT, pos=begin.toPoint())
    qtbot.mouseMove(view.map.viewport(), end.toPoint())
    qtbot.mouseRelease(view.map.viewport(), LEFT, pos=end.toPoint())
    pulled = edits[-1]
    assert pulled[:2] == snapshot.parameters[:2]
    there = view.map.value_at(QPointF(end.toPoint()))
    shifted = replace(snapshot, parameters=pulled)
    showing(view, shifted)
    assert view.map.part_at(QPointF(end.toPoint())) in {"line", "handle"}
    assert abs(view.map.weighted_sum(there)) < 0.5


def test_a_line_over_unlike_axes_turns_as_it_is_seen(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    experiment = KINDS["two inputs, classes, scaled"]
    snapshot = showing(view, moment(60, experiment, 0))
    sizes = np.array(view.map.plane.size)
    before = np.hypot(*(np.array(view.map.coefficients[:2]) * sizes))
    at = view.map.handle_pixel()
    assert at is not None
    edits: list[tuple[float, ...]] = []
    view.parameters_edited.connect(lambda theta, _: edits.append(theta))
    qtbot.mousePress(view.map.viewport(), LEFT, pos=at.toPoint())
    end = at + QPointF(10.0, 45.0)
    qtbot.mouseMove(view.map.viewport(), end.toPoint())
    qtbot.mouseRelease(view.map.viewport(), LEFT, pos=end.toPoint())
    assert edits
    plane = snapshot.experiment.model.plane(edits[-1])
    after = np.hypot(*(np.array(plane[:2]) * sizes))
    assert after == pytest.approx(before)
    assert edits[-1][:2] != snapshot.parameters[:2]
