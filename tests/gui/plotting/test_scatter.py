"""The samples as marks: where they stand, what they tell, and that thousands are fast enough."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from learnscope.core import Cloud, Curve, Gate, OwnData
from learnscope.gui.look.marks import RADIUS, answer_colours, marks_of, number_colours, tint
from learnscope.gui.look.theme import LIGHT
from learnscope.gui.plotting.scatter import FEW, Discs, Scatter, radius_of

pytestmark = pytest.mark.usefixtures("started")


def painted(scatter: Scatter, places: np.ndarray, outputs: np.ndarray, selected: int = 0) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    scatter.paint(painter, places, outputs, selected, LIGHT)
    painter.end()
    return image


@pytest.fixture
def started(qapp: QApplication) -> QApplication:
    return qapp


def in_rows(count: int) -> np.ndarray:
    number = np.arange(count)
    return np.column_stack((15.0 + number % 20 * 19.0, 15.0 + number // 20 * 19.0))


def nearer(colour: QColor, one: str, other: str) -> bool:
    """Return whether a colour is nearer to one of two others."""
    apart = [
        sum((a - b) ** 2 for a, b in zip(colour.getRgb()[:3], QColor(c).getRgb()[:3], strict=True))
        for c in (one, other)
    ]
    return apart[0] < apart[1]


def test_the_more_there_are_the_smaller_they_are() -> None:
    radii = [radius_of(count) for count in (1, 16, 17, 100, 101, 1000, 1001, 10_000)]
    assert radii == sorted(radii, reverse=True)
    assert radii[0] == RADIUS
    assert radii[-1] >= 2.5


@pytest.mark.parametrize("count", [9, 40, 200, 1000, 10_000])
@pytest.mark.parametrize("side", [90.0, 140.0, 240.0, 600.0])
def test_marks_leave_the_picture_to_be_read(count: int, side: float) -> None:
    radius = radius_of(count, side * side)
    assert radius <= radius_of(count)
    covered = count * np.pi * radius**2 / side**2
    # However small the picture, a mark can still be seen and hit.
    assert covered < 0.2 or radius <= 2.2 or (count <= FEW and radius <= 5.0)
    assert radius >= 2.2


@pytest.mark.parametrize("count", [12, 80, 240])
def test_the_middle_of_a_mark_tells_the_models_answer(count: int) -> None:
    scatter = Scatter()
    scatter.set_problem(Cloud("xor", count))
    places = in_rows(count)
    outputs = np.random.default_rng(1).random(count)
    image = painted(scatter, places, outputs)
    assert scatter.few is (count <= FEW)
    for (x, y), output in zip(places.tolist()[1:], outputs[1:].tolist(), strict=True):
        middle = image.pixelColor(round(x), round(y))
        classes = (LIGHT.class_1, LIGHT.class_0)
        assert nearer(middle, *(classes if output > 0.5 else classes[::-1]))


@pytest.mark.parametrize("count", [12, 80])
def test_an_answer_of_exactly_one_half_is_of_neither_class(count: int) -> None:
    scatter = Scatter()
    scatter.set_problem(Cloud("xor", count))
    places = in_rows(count)
    image = painted(scatter, places, np.full(count, 0.5))
    for x, y in places.tolist()[1:]:
        middle = image.pixelColor(round(x), round(y))
        assert nearer(middle, LIGHT.undecided, LIGHT.class_1)
        assert nearer(middle, LIGHT.undecided, LIGHT.class_0)


def test_what_is_held_out_is_hollow() -> None:
    problem = Cloud("blobs", 60, test_share=0.5)
    scatter = Scatter()
    scatter.set_problem(problem)
    places = in_rows(60)
    image = painted(scatter, places, np.full(60, 0.9), selected=problem.active[0])
    for row in range(2, 60, 2):
        x, y = (round(value) for value in places[row].tolist())
        # Between the dot and the outline.
        pixel = image.pixelColor(x + 3, y)
        held_out = row in problem.held_out
        assert scatter.held_out(row) is held_out
        assert nearer(pixel, LIGHT.panel, LIGHT.class_1) is held_out


def test_the_nearest_sample_under_a_pixel_is_found() -> None:
    scatter = Scatter()
    scatter.set_problem(Cloud("moons", 300))
    places = in_rows(300)
    for row in (0, 17, 299):
        assert scatter.at(QPointF(*places[row].tolist()) + QPointF(2.0, -1.0), places) == row
    assert scatter.at(QPointF(-50.0, -50.0), places) is None
    assert scatter.at(QPointF(0.0, 0.0), np.zeros((0, 2))) is None


def test_ten_thousand_samples_and_places_out_of_sight_are_painted() -> None:
    random = np.random.default_rng(2)
    points = tuple(map(tuple, random.normal(size=(10_000, 2)).tolist()))
    scatter = Scatter()
    scatter.set_problem(OwnData(points, tuple(random.integers(0, 2, 10_000).tolist())))
    places = random.uniform(-1e3, 1e3, size=(10_000, 2))
    places[1], places[2] = (np.inf, np.nan), (1e300, -1e300)
    blank = painted(Scatter(), places, np.zeros(10_000))
    assert painted(scatter, places, random.random(10_000)) != blank


def test_some_of_the_samples_can_be_shown_alone() -> None:
    problem = Cloud("spiral", 60)
    scatter = Scatter()
    rows = list(range(0, 60, 3))
    scatter.set_problem(problem, rows)
    assert scatter.count == 20
    image = painted(scatter, in_rows(20), np.zeros(20), selected=rows[7])
    x, y = in_rows(20)[7].tolist()
    # The ring around the selected one.
    ring = [image.pixelColor(round(x) + away, round(y)) for away in range(8, 18)]
    assert any(nearer(colour, LIGHT.ink, "#808080") for colour in ring)


def test_marks_know_tests_and_numbers() -> None:
    curve = Curve("sine", 10, test_share=0.4)
    marks = {mark.row: mark for mark in marks_of(curve, [0.0] * 10, 3)}
    assert all(mark.number for mark in marks.values())
    assert [row for row in range(10) if marks[row].held_out] == list(curve.held_out)
    assert [row for row in range(10) if marks[row].active] == list(curve.active)
    assert [marks[row].target for row in range(10)] == curve.target_array.tolist()
    gate = {mark.row: mark for mark in marks_of(Gate("parity", (0, 3)), [0.4] * 8, 0)}
    assert [row for row in range(8) if gate[row].active] == [0, 3]
    assert not any(mark.held_out or mark.number for mark in gate.values())


@pytest.mark.parametrize("count", [9, 60])
def test_marks_of_numbers_have_the_colours_of_a_scale(count: int) -> None:
    points = tuple((float(i),) for i in range(count))
    targets = tuple(map(float, range(count)))
    problem = OwnData(points, targets, "regression")
    scatter = Scatter()
    scatter.set_problem(problem)
    scatter.colour_numbers((0.0, count - 1.0))
    places, colours = in_rows(count), number_colours(LIGHT)
    picture = painted(scatter, places, np.zeros(count), selected=4)
    for row, target in enumerate(targets):
        x, y = places[row].tolist()
        colour = picture.pixelColor(round(x), round(y))
        wanted = tint(colours, target / (count - 1.0))
        far = max(abs(a - b) for a, b in zip(colour.getRgb(), wanted.getRgb(), strict=True))
        # As many colours as tell numbers apart.
        assert far <= 8, row
    scatter.set_problem(Curve("line"))
    assert scatter.limits is None


def test_numbers_beyond_a_scale_have_the_colours_of_its_ends() -> None:
    problem = OwnData(((0.0,), (1.0,)), (-5.0, 5.0), "regression")
    scatter = Scatter()
    scatter.set_problem(problem)
    scatter.colour_numbers((0.0, 1.0))
    picture = painted(scatter, np.array([[50.0, 50.0], [150.0, 50.0]]), np.zeros(2), selected=0)
    ends = [QColor(*number_colours(LIGHT)[end].tolist()) for end in (0, -1)]
    assert [picture.pixelColor(x, 50) for x in (50, 150)] == ends
    assert tint(number_colours(LIGHT), -5.0) == tint(number_colours(LIGHT), 0.0)


def test_discs_have_the_colours_of_their_shares() -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    places, shares = in_rows(60), np.linspace(0.0, 1.0, 60)
    Discs().paint(painter, places, shares, 6.0, answer_colours(LIGHT))
    Discs().paint(painter, places[:0], shares[:0], 6.0, answer_colours(LIGHT))
    painter.end()
    for (x, y), share in zip(places.tolist(), shares.tolist(), strict=True):
        colour, wanted = image.pixelColor(round(x), round(y)), tint(answer_colours(LIGHT), share)
        assert max(abs(a - b) for a, b in zip(colour.getRgb(), wanted.getRgb(), strict=True)) <= 6
