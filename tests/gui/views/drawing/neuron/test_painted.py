"""The drawing of the neuron: every number is readable, exact, and explains itself."""

import dataclasses
import math
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from neuron_hands import LEFT, WORKED, parameters, place
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnscope.core import ValuesStart
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES, Snapshot
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.hit_targets import neuron_targets
from learnscope.gui.views.drawing.neuron_layout import NeuronLayout
from learnscope.gui.views.drawing.neuron_painter import NeuronPainter
from learnscope.gui.views.drawing.neuron_view import NeuronView
from learnscope.gui.views.drawing.text_painter import Fonts, TextPainter, answer_colour, line_width
from learnscope.gui.views.drawing.view_state import ViewState

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

#: The least size, and those in windows of 1024 × 700 and 1280 × 800.
SIZES = ((400, 210), (440, 290), (570, 330))


def painted(
    snapshot: Snapshot,
    size: tuple[int, int],
    points: float = 0.0,
    kind: type[NeuronPainter] = NeuronPainter,
) -> NeuronPainter:
    """Draw a moment, in letters of so many points, and return what did it."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font = QApplication.font()
    font.setPointSizeF(points or font.pointSizeF())
    fonts = Fonts(font)
    state = ViewState.of(snapshot)
    drawn = kind(painter, fonts, LIGHT, NeuronLayout.fitted(state.model, *size, fonts.line), state)
    drawn.paint()
    painter.end()
    return drawn


def overlaps(drawn: TextPainter) -> list[tuple[str, str]]:
    """Return the pairs of texts that cover each other, and of texts and nodes."""
    texts = drawn.texts.items()
    pairs = [(a, b) for (a, x), (b, y) in combinations(texts, 2) if x.intersects(y)]
    return pairs + [
        (text, node)
        for text, area in texts
        for node, other in drawn.nodes.items()
        if area.intersects(other)
    ]


numbers = st.floats(-1e9, 1e9) | st.floats(-1e-4, 1e-4) | st.floats(-99999.0, 99999.0)


@pytest.mark.parametrize("stage", range(-1, len(STAGES)))
@given(values=st.tuples(numbers, numbers, numbers), row=st.integers(0, 3))
@example(values=(-12345.6789, 1.2346e8, -1.23e-6), row=3)
@example(values=(-12345.6789, -12345.6789, -12345.6789), row=2)
@settings(
    max_examples=settings().max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_text_covers_another_at_any_size_and_number(
    started: QApplication, stage: int, values: tuple[float, float, float], row: int
) -> None:
    lab = Lab(dataclasses.replace(WORKED, start=ValuesStart(values)))
    lab.select(row)
    for _ in range(stage + 1):
        lab.look_inside()
    for size in SIZES:
        drawn = painted(lab.snapshot(), size)
        assert overlaps(drawn) == []
        for area in (*drawn.texts.values(), *drawn.nodes.values()):
            assert area.left() >= 0
            assert area.top() >= 0
            assert area.right() <= size[0]
            assert area.bottom() <= size[1]


def test_usual_numbers_keep_all_their_digits_at_every_size(started: QApplication) -> None:
    written: list[str] = []

    class Listening(NeuronPainter):
        def centred(self, text: str, *rest: object) -> None:
            written.append(text)
            super().centred(text, *rest)  # type: ignore[arg-type]

    lab = Lab(dataclasses.replace(WORKED, start=ValuesStart((-12.3456, 23.4567, -34.5678))))
    for size in SIZES:
        written.clear()
        painted(lab.snapshot(), size, kind=Listening)
        assert {"w1 = −12.3456", "w2 = 23.4567", "b = −34.5678", "w1·x1 = −12.3456"} <= {*written}
        assert "z = −46.9134" in written


def test_larger_letters_ask_for_more_room_and_find_it(view: NeuronView, lab: Lab) -> None:
    for _ in range(3):
        lab.look_inside()
    font = view.font()
    font.setPointSizeF(15.0)
    view.setFont(font)
    least = view.minimumSizeHint()
    assert least.width() > 400
    drawn = painted(lab.snapshot(), (least.width(), least.height()), 15.0)
    assert overlaps(drawn) == []
    assert min(area.top() for area in drawn.texts.values()) >= 0


@pytest.mark.parametrize("values", [(math.inf,) * 3, (math.nan,) * 3])
def test_numbers_that_are_none_are_drawn_too(lab: Lab, values: tuple[float, float, float]) -> None:
    snapshot = dataclasses.replace(lab.snapshot(), parameters=values)
    assert overlaps(painted(snapshot, SIZES[0])) == []


def test_a_line_is_as_thick_as_its_weight() -> None:
    widths = [line_width(weight) for weight in (0.0, 0.5, -2.0, 30.0, -1e9)]
    assert widths == sorted(widths)
    assert line_width(2.0) == line_width(-2.0)
    assert line_width(math.inf) < 10.0


def test_an_answer_has_the_colour_of_the_scale() -> None:
    assert answer_colour(0.5, LIGHT) == QColor(LIGHT.undecided)
    assert answer_colour(1.0, LIGHT) == QColor(LIGHT.class_1)
    assert answer_colour(0.0, DARK) == QColor(DARK.class_0)


def test_every_number_explains_itself(view: NeuronView, lab: Lab) -> None:
    keys = ["w1", "w2", "b", "x1", "x2", "one", "z", "slope", "output", "target", "loss"]
    known = neuron_targets(ViewState.of(lab.snapshot()))
    view.grab()
    for key in keys:
        area = view.nodes.get(key) or view.texts[key]
        target = view.target_at(QPointF(area.center()))
        assert target is not None
        assert target.lights == key
        assert exact(known[key].value) in target.tip()
    assert view.target_at(QPointF(1.0, 329.0)) is None


def test_the_tip_of_a_weight_says_what_can_be_done(lab: Lab) -> None:
    known = neuron_targets(ViewState.of(lab.snapshot()))
    assert "Drag" in known["w1"].tip()
    assert "Drag" not in known["z"].tip()


def test_hovering_a_number_lights_it_and_leaving_lights_nothing(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseMove(view, place(view, "w2"))
    assert lab.snapshot().lit == "w2"
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    qtbot.mouseMove(view, view.nodes["output"].center())
    assert lab.snapshot().lit == "output"
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert lab.snapshot().lit == ""


def test_a_click_copies_the_exact_number_and_changes_nothing(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    before = parameters(lab)
    with qtbot.assertNotEmitted(view.parameters_edited):
        qtbot.mouseClick(view, LEFT, pos=place(view, "w2"))
    assert QGuiApplication.clipboard().text() == "-0.12"
    view.grab()
    assert "note" in view.texts
    qtbot.mouseMove(view, QPoint(1, 329))
    view.grab()
    assert "note" not in view.texts
    qtbot.mouseClick(view, LEFT, pos=view.nodes["output"].center())
    assert float(QGuiApplication.clipboard().text()) == lab.snapshot().sample.output
    assert parameters(lab) == before
