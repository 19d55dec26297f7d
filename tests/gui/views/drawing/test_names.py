"""The drawing calls inputs what the data call them, and tells what is scaled."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from kinds_of_data import LOANS, PEOPLE, PRICES, RENTS, learning
from moments import Moment
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, OwnData
from learnscope.gui.look.marks import number_colours
from learnscope.gui.look.theme import LIGHT
from learnscope.gui.plotting.axes import target_limits
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.drawing import DrawingView
from learnscope.gui.views.drawing.network.network_view import NetworkView
from learnscope.gui.views.drawing.neuron_view import NeuronView


@pytest.fixture
def drawing(qtbot: QtBot) -> Iterator[DrawingView]:
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(570, 320)
    view.show()
    yield view
    view.close()


def shown(drawing: DrawingView, moment: Moment, experiment: Experiment) -> NeuronView | NetworkView:
    drawing.display(moment(20, experiment, 0))
    drawing.grab()
    return drawing.shown


def test_names_stand_at_the_inputs_of_a_neuron_and_in_full_in_tips(
    drawing: DrawingView, moment: Moment
) -> None:
    page = shown(drawing, moment, learning(LOANS))
    assert isinstance(page, NeuronView)
    areas = {key: page.texts[key] for key in ("name_value_x1", "name_value_x2")}
    for key, area in areas.items():
        node = page.nodes[key[-2:]]
        assert area.top() >= node.bottom() - 2
        assert page.target_at(area.center().toPointF()).key == key[-2:]  # type: ignore[union-attr]
    assert "Age" in page.target("x1").tip()
    assert "Salary" in page.target("x2").tip()
    assert (
        page.target("target").tip().startswith("Y: the right answer for this row, Bought, 0 = no")
    )
    assert "x1 · Age = 23" in drawing.accessibleDescription()
    assert "0 = no" in drawing.accessibleDescription()


def test_a_value_too_long_for_its_node_stands_below_it(
    drawing: DrawingView, moment: Moment
) -> None:
    page = shown(drawing, moment, learning(replace(LOANS, points=_grown(1e3))))
    node, value = page.nodes["x2"], page.texts["value_x2"]
    assert value.top() > node.bottom()
    assert not page.nodes["x2"].intersects(value)
    # But for the pixel that both are rounded to.
    assert not page.texts["name_value_x2"].adjusted(0, 0, 0, -1).intersects(value)
    assert page.target("x2").value == 31_000_000.0


def _grown(factor: float) -> tuple[tuple[float, ...], ...]:
    return tuple((x1, factor * x2) for x1, x2 in LOANS.points)


def test_what_is_scaled_has_a_star_and_tells_how(drawing: DrawingView, moment: Moment) -> None:
    experiment = learning(LOANS)
    page = shown(drawing, moment, experiment)
    sample = moment(20, experiment, 0).sample
    assert page.target("x1").value == 23.0
    assert f"= {exact(sample.scaled_inputs[0])}" in page.target("x1").tip()
    assert "w1·x1*" in page.target("p_w1").tip()
    assert "w1·x1* + w2·x2* + b" in page.target("z").tip()
    plain = shown(drawing, moment, learning(OwnData(LOANS.points, LOANS.targets)))
    assert "′" not in "".join(plain.target(key).tip() for key in ("x1", "p_w1", "z"))


@pytest.mark.parametrize(
    ("problem", "names"),
    [(PEOPLE, ("Way", "Age", "Salary")), (PRICES, ("Size",)), (RENTS, ("Area", "Way"))],
    ids=["three", "one", "two"],
)
def test_names_stand_above_the_inputs_of_a_network(
    drawing: DrawingView, moment: Moment, problem: OwnData, names: tuple[str, ...]
) -> None:
    for hidden in ((), (3,)):
        page = shown(drawing, moment, learning(problem, hidden))
        assert isinstance(page, NetworkView)
        for number, name in enumerate(names, start=1):
            assert name in page.target(f"x{number}").tip()
            area = page.texts[f"name_x{number}"]
            assert area.bottom() <= page.nodes[f"x{number}"].top() + 3
            assert page.rect().contains(area.adjusted(0, 0, -2, 0))
        assert f"{names[0]} = " in drawing.accessibleDescription()


def test_answers_and_pictures_are_in_the_datas_units(drawing: DrawingView, moment: Moment) -> None:
    for hidden in ((), (2,)):
        experiment = learning(PRICES, hidden)
        page = shown(drawing, moment, experiment)
        snapshot = moment(20, experiment, 0)
        assert page.target("y").value == snapshot.outputs[0]
        assert page.target("target").value == 199e3
        assert isinstance(page, NetworkView)
        span = page._pictures.spans["y"]
        assert span.low <= snapshot.outputs[0] <= span.high
        assert span.high > 1e5


def test_a_picture_of_three_inputs_says_what_its_squares_are(
    drawing: DrawingView, moment: Moment
) -> None:
    page = shown(drawing, moment, learning(PEOPLE, (2,)))
    assert "lowest or highest" in page.target("h1.1").tip()
    assert page.target_at(QPoint(page.nodes["h1.1"].center()).toPointF()) is not None


def test_the_picture_of_numbers_has_the_colours_of_the_surface(
    drawing: DrawingView, moment: Moment
) -> None:
    page = shown(drawing, moment, learning(RENTS, (2,)))
    assert isinstance(page, NetworkView)
    span = page._pictures.spans["y"]
    assert (span.low, span.high) == target_limits(RENTS)
    assert (
        "from 500 to 1000" in page.target("y").tip() or "from 500 to 950" in page.target("y").tip()
    )
    image = page._pictures.images["y"]
    colours = {tuple(row) for row in number_colours(LIGHT).tolist()}
    pixels = [image.pixelColor(x, 3).getRgb()[:3] for x in range(0, image.width(), 5)]
    assert all(pixel in colours for pixel in pixels)
    hidden = page._pictures.images["h1.1"].pixelColor(3, 3).getRgb()[:3]
    assert hidden not in colours
