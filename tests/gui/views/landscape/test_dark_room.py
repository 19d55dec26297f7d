"""The dark room: tiles tried by hand or all of them, the best kept, and what descent needs."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Experiment, ExperimentError, Gate, Network, RandomStart, Trainer
from learnscope.core.landscape import search
from learnscope.gui import MainWindow
from learnscope.gui.views.landscape.dark_room import dark_room, dark_texts, room
from learnscope.gui.views.landscape.dark_room.dark_room import DarkRoom
from learnscope.gui.views.landscape.dark_room.room import MOST_TILES, Room, Values, seconds_for
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, GroundChoice

LEFT = Qt.MouseButton.LeftButton
SEARCHED = {name: Values(-2.0, 2.0, 5) for name in ("w1", "w2", "b")}


@pytest.fixture
def dark(bench: ViewBench) -> DarkRoom:
    """The dark room, open."""
    bench.view.header.dark.click()
    QApplication.processEvents()
    return bench.view.dark


def room_of(dark: DarkRoom) -> Room:
    assert dark.room is not None
    return dark.room


def at_once(qtbot: QtBot, dark: DarkRoom) -> None:
    """Let every tile be tried at once."""
    dark.speed.setValue(dark.speed.maximum())
    qtbot.mouseClick(dark.try_all, LEFT)
    qtbot.waitUntil(lambda: room_of(dark).finished)


# The room itself


def test_a_tile_is_one_try_and_tells_the_loss_of_a_trainer() -> None:
    room = Room(Experiment(), np.zeros(3), SEARCHED)
    assert room.tiles == 125
    loss = room.try_tile((4, 3, 0))
    run = Trainer(Experiment())
    run.edit((2.0, 1.0, -2.0))
    assert loss == run.loss
    assert room.tries == 1
    assert room.best.parameters == (2.0, 1.0, -2.0)
    # Nobody learns anything by standing there again.
    room.try_tile((4, 3, 0))
    assert room.tries == 1
    assert np.isnan(room.losses[0, 0, 0])
    assert room.lit.sum() == 1


def test_trying_them_all_finds_what_the_cores_search_finds() -> None:
    room = Room(Experiment(), np.zeros(3), SEARCHED)
    while not room.finished:
        room.try_more(7)
    found = search(Experiment(), np.linspace(-2.0, 2.0, 5))
    assert (room.tries, room.best.loss, room.best.parameters) == (
        found.tries,
        found.loss,
        found.parameters,
    )
    assert room.lit.all()
    room.forget()
    assert (room.tries, room.best, room.finished) == (0, None, False)


def test_what_is_not_searched_stays() -> None:
    experiment = Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "xavier"))
    at = experiment.start_parameters()
    names = experiment.model.parameter_names
    room = Room(experiment, at, {names[1]: Values(0.0, 1.0, 2), names[4]: Values(5.0, 6.0, 3)})
    room.try_more(room.tiles)
    assert room.tries == 6
    rest = [i for i in range(9) if i not in (1, 4)]
    assert np.array(room.best.parameters)[rest].tolist() == at[rest].tolist()


@pytest.mark.parametrize(
    "values",
    [(1.0, -1.0, 3), (np.nan, 1.0, 3), (0.0, np.inf, 3), (0.0, 1e300, 3), (0.0, 1.0, 0)],
)
def test_values_that_are_none_are_refused(values: tuple[float, float, int]) -> None:
    with pytest.raises(ExperimentError, match="room"):
        Values(*values)


def test_too_many_tiles_are_refused_with_their_count() -> None:
    many = dict.fromkeys(("w1", "w2", "b"), Values(-1.0, 1.0, 101))
    with pytest.raises(ExperimentError, match="1030301"):
        Room(Experiment(), np.zeros(3), many)
    assert MOST_TILES < 101**3


def test_a_single_value_is_a_tile_too() -> None:
    one = Values(3.0, 3.0, 1)
    assert one.array().tolist() == [3.0]
    assert one.nearest(3.2) == 0
    assert one.nearest(4.0) is None


def test_how_long_a_search_takes_is_said_in_the_unit_that_suits_it() -> None:
    assert dark_texts.duration(0.0021) == "0.0021 seconds"
    assert dark_texts.duration(125.0) == "2.1 minutes"
    assert dark_texts.duration(86400.0 * 20) == "20 days"
    assert seconds_for(249, 21, 1e6) == np.inf
    room = Room(Experiment(), np.zeros(3), dict.fromkeys(("w1", "w2", "b"), Values()))
    room.try_more(room.tiles)
    room.seconds = room.tries / 1e6
    said = dark_texts.elsewhere(room)
    # 21⁹ = 7.94·10¹¹ at a million a second are 9.2 days; 21²⁴⁹ = 10³²⁹·² are 10³¹⁵·⁷ years.
    assert "9 parameters: 9.2 days" in said
    assert "249 parameters: 10³¹⁶ years" in said


# The room in sight


def test_in_the_dark_nothing_of_the_ground_is_seen(bench: ViewBench, dark: DarkRoom) -> None:
    ground = bench.view.map
    assert ground.hides
    assert not len(ground.contours.pieces)
    away = ground.point(8.0, 8.0)
    reading = ground.read_at(away)
    assert all("loss" not in row.label for row in reading.rows)
    assert dark.tries.text() == "0 of 9,261 tries"
    assert bench.findChild(QLabel, "best_readout").text() == "nothing found yet"
    assert "dark" in dark.words.text()


def test_a_click_lights_a_tile_and_the_best_is_told(
    qtbot: QtBot, bench: ViewBench, dark: DarkRoom
) -> None:
    ground = bench.view.map
    for x, y in ((-6.0, 2.0), (6.0, 5.0), (6.0, 5.0)):
        at = ground.point(x, y).toPoint()
        qtbot.mouseMove(ground.viewport(), at)
        qtbot.mouseClick(ground.viewport(), LEFT, pos=at)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: room_of(dark).tries == 2)
    run = Trainer(Experiment())
    run.edit((6.0, 5.0, 0.0))
    other = Trainer(Experiment())
    other.edit((-6.0, 2.0, 0.0))
    assert room_of(dark).best.loss == min(run.loss, other.loss)
    assert dark.tries.text() == "2 of 9,261 tries"
    assert "best" in dark.best.text()
    assert bench.lab.trainer.epoch == 0
    assert ground.read_at(ground.point(6.0, 5.0)).copies == repr(run.loss)


def test_keys_walk_over_the_tiles_and_try_them(
    qtbot: QtBot, bench: ViewBench, dark: DarkRoom
) -> None:
    ground = bench.view.map
    ground.setFocus()
    qtbot.keyClick(ground, Qt.Key.Key_Right)
    assert dark.tiles.cursor == (10, 10)
    qtbot.keyClick(ground, Qt.Key.Key_Up)
    qtbot.keyClick(ground, Qt.Key.Key_Return)
    assert dark.tiles.cursor == (10, 11)
    assert room_of(dark).lit[10, 11, 10]
    assert bench.lab.trainer.epoch == 0


def test_every_value_is_tried_and_descent_held_against_it(
    qtbot: QtBot, bench: ViewBench, dark: DarkRoom
) -> None:
    qtbot.mouseClick(dark.try_all, LEFT)
    assert dark.try_all.text() == "Stop"
    qtbot.waitUntil(lambda: room_of(dark).tries > 0)
    qtbot.mouseClick(dark.try_all, LEFT)
    stopped = room_of(dark).tries
    assert dark.try_all.text() == "Try every value"
    QApplication.processEvents()
    assert room_of(dark).tries == stopped
    at_once(qtbot, dark)
    found = search(Experiment(), np.linspace(-10.0, 10.0, 21))
    assert room_of(dark).best.parameters == found.parameters
    assert dark.tries.text() == "9,261 of 9,261 tries"
    # Descent, followed: as many steps as are said, and not one fewer.
    run = Trainer(Experiment())
    while run.loss > found.loss:
        run.advance(1)
    qtbot.waitUntil(lambda: "249 parameters" in dark.words.text())
    assert f"{run.epoch:,} steps" in dark.words.text()
    # The floor of the best is the one that is seen.
    assert dark.tiles.floor == room_of(dark).best.index[2]


def test_descent_is_held_against_the_search_frame_by_frame(
    qtbot: QtBot, dark: DarkRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One epoch a turn: none of them is waited for.
    monkeypatch.setattr(room, "_PORTION", 1)
    monkeypatch.setattr(dark_room, "_TICK", 0)
    invitation = dark.words.text()
    at_once(qtbot, dark)
    assert "Now descent goes for the same loss" in dark.words.text()
    assert not dark.searching
    qtbot.mouseClick(dark.again, LEFT)
    QApplication.processEvents()
    assert dark.words.text() == invitation
    at_once(qtbot, dark)
    qtbot.waitUntil(lambda: "249 parameters" in dark.words.text())
    assert "steps" in dark.words.text()


def test_another_rate_is_another_descent(qtbot: QtBot, bench: ViewBench, dark: DarkRoom) -> None:
    at_once(qtbot, dark)
    qtbot.waitUntil(lambda: "249 parameters" in dark.words.text())
    assert "Descent gets as low in" in dark.words.text()
    bench.lab.set_learning_rate(1e-9)
    qtbot.waitUntil(lambda: "does not get as low" in dark.words.text())


def test_the_third_parameter_is_a_row_of_floors(
    qtbot: QtBot, bench: ViewBench, dark: DarkRoom
) -> None:
    floors = dark.floors
    assert floors.isVisible()
    assert floors.count == 21
    assert dark.tiles.floor == 10
    qtbot.mouseClick(floors, LEFT, pos=floors._square(3).center().toPoint())
    assert dark.tiles.floor == 3
    floors.setFocus()
    qtbot.keyClick(floors, Qt.Key.Key_Right)
    assert dark.tiles.floor == 4
    assert "b" in floors.toolTip()
    assert "−6" in floors.toolTip()
    bench.view.choose(GroundChoice(AXES, ("w1", "b")))
    assert "w2" in floors.toolTip()


def test_ranges_and_numbers_are_chosen_for_all_or_one(bench: ViewBench, dark: DarkRoom) -> None:
    dark.count.setValue(5)
    assert room_of(dark).sizes == (5, 5, 5)
    dark.which.setCurrentIndex(2)
    dark.which.activated.emit(2)
    dark.high.setValue(3.0)
    assert room_of(dark).values[1] == Values(-10.0, 3.0, 5)
    assert room_of(dark).values[0] == Values(-10.0, 10.0, 5)
    dark.low.setValue(4.0)
    assert "Not possible" in dark.words.text()
    assert room_of(dark).values[1] == Values(-10.0, 3.0, 5)
    dark.low.setValue(-10.0)
    dark.count.setValue(1)
    assert room_of(dark).sizes == (5, 1, 5)
    dark.which.setCurrentIndex(0)
    dark.which.activated.emit(0)
    dark.count.setValue(999)
    assert "997,002,999" in dark.words.text() or "997002999" in dark.words.text()
    assert bench.lab.trainer.epoch == 0


def test_the_light_goes_on_again_and_another_gate_is_another_room(
    bench: ViewBench, dark: DarkRoom
) -> None:
    view = bench.view
    room_of(dark).try_tile((0, 0, 0))
    bench.lab.set_learning_rate(0.5)
    assert room_of(dark).tries == 1
    bench.lab.set_gate("or")
    assert room_of(dark).tries == 0
    view.choose(GroundChoice(LINE, ("w1",)))
    assert not dark.open
    assert dark.room is None
    view.choose(GroundChoice(AXES, ("w1", "w2")))
    assert not view.map.hides
    assert view.map.following


def test_the_dark_room_opens_for_a_network_on_two_of_its_parameters(
    bench: ViewBench, dark: DarkRoom
) -> None:
    view = bench.view
    view.header.dark.click()
    bench.lab.set_network(Network((2,)))
    bench.lab.train(3)
    view.header.dark.click()
    assert view.map.choice.kind == AXES
    assert room_of(dark).sizes == (21, 21)
    assert not dark.floors.isVisible()
    assert "epoch 3" in dark.words.text()


def test_putting_out_forgets_and_speech_follows_the_language(
    qtbot: QtBot,
    bench: ViewBench,
    dark: DarkRoom,
    in_brackets: Callable[[], AbstractContextManager[None]],
) -> None:
    room_of(dark).try_tile((0, 0, 0))
    dark.tiles.tried.emit()
    qtbot.mouseClick(dark.again, LEFT, pos=QPoint(8, 8))
    assert dark.tries.text() == "0 of 9,261 tries"
    with in_brackets():
        assert dark.try_all.text() == "[Try every value]"
        assert dark.tries.text().startswith("[0")
    assert bench.lab.trainer.epoch == 0


def test_the_command_opens_the_dark_room_and_tries_them_all(
    qtbot: QtBot, window: MainWindow
) -> None:
    action = window.findChild(QAction, "try_all")
    action.trigger()
    dark = window.parts.landscape.dark
    assert dark.open
    assert dark.try_all.text() == "Stop"
    qtbot.waitUntil(lambda: room_of(dark).tries > 0)
    action.trigger()
    stopped = room_of(dark).tries
    QApplication.processEvents()
    assert room_of(dark).tries == stopped
