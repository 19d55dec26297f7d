"""Lines joined to the z of two classes, and to answers whose targets are scaled."""

from collections.abc import Callable

import numpy as np
import pytest
from kinds_of_data import HOURS, LOANS, PRICES, learning
from moments import Moment
from pytestqt.qtbot import QtBot

from learnscope.core.problems.scaling import as_learned
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.hidden.joining import JoiningView

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.fixture
def shown(qtbot: QtBot, moment: Moment) -> Callable[..., tuple[JoiningView, Snapshot]]:
    view = JoiningView()
    qtbot.addWidget(view)
    view.resize(448, 300)
    view.show()

    def show(problem: object) -> tuple[JoiningView, Snapshot]:
        snapshot = moment(50, learning(problem, (3,)), 0)  # type: ignore[arg-type]
        view.display(snapshot)
        view.grab()
        return view, snapshot

    return show


def test_the_sum_of_classes_is_z(shown: Callable[..., tuple[JoiningView, Snapshot]]) -> None:
    view, snapshot = shown(HOURS)
    model = snapshot.experiment.model
    assert view.plot.symbol == view.plot.y_title == "z"
    assert view.plot.names()[-1] == "z"
    xs, sums = view.plot.sum.getData()
    assert np.array_equal(sums, model.unit_outputs(snapshot.parameters, xs[:, np.newaxis])[1])
    reading = view.plot.read_along(2.5)
    assert reading is not None
    texts = {row.label: row.text for row in reading.rows}
    assert float(texts["ŷ"]) == float(model.forward(snapshot.parameters, (2.5,)))
    assert reading.copies == texts["ŷ"]
    assert "x · Hours" in texts
    assert "The sum is z" in view.caption.text()


def test_samples_of_a_class_stand_on_the_side_where_z_should_be(
    shown: Callable[..., tuple[JoiningView, Snapshot]],
) -> None:
    view, _ = shown(HOURS)
    level = view.plot.y_pixel(0.0)
    above = view.plot.sample_places()[:, 1] < level
    assert above.tolist() == [target == 1 for target in HOURS.targets]
    reading = view.plot._read_sample(2)
    assert ("Y · Passed", "1 = yes") in [(row.label, row.text) for row in reading.rows]


def test_scaled_targets_are_shown_as_the_sum_takes_them(
    shown: Callable[..., tuple[JoiningView, Snapshot]],
) -> None:
    view, snapshot = shown(PRICES)
    problem, model = snapshot.experiment.problem, snapshot.experiment.model
    assert view.plot.symbol == view.plot.y_title == "ŷ*"
    targets = as_learned(problem)[1]
    assert view.plot.sample_places() == pytest.approx(
        view.plot.pixels(problem.inputs[:, 0], targets)
    )
    reading = view.plot.read_along(1500.0)
    assert reading is not None
    texts = {row.label: row.text for row in reading.rows}
    answer = float(texts["ŷ"])
    assert answer == float(model.forward(snapshot.parameters, (1500.0,)))
    assert float(problem.scales.target.back(float(texts["ŷ*"]))) == answer  # type: ignore[union-attr]
    low, high = view.plot.box.state["viewRange"][1]
    assert -10.0 < low < high < 10.0
    assert "ŷ = 103000 · ŷ* + 302000" in view.caption.text()


def test_two_inputs_have_no_lines_and_a_sentence_that_says_so(
    shown: Callable[..., tuple[JoiningView, Snapshot]],
) -> None:
    view, _ = shown(LOANS)
    assert not view.shows_lines
    assert "one input" in view.note.text()
