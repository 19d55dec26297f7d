"""The window as a person meets it: ready at once, every part there, true at every moment."""

from collections.abc import Callable
from itertools import product

import pytest
from cases import in_any_language
from in_full import IN_FULL
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Optimizer, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.settings import Settings
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.text.numbers import exact, fixed

pytestmark = pytest.mark.usefixtures("faster_engine")

MAX = len(LADDER) - 1

ACTIONS = ["run", "step", "step_back", "reset", "new_start"]
CONTROLS = [
    *("gate", "truth_table", "learning_rate", "start_w1", "start_w2", "start_b", "speed", "seed"),
    *("learning_rate_slider", "scheme", "network_section", "learning_section", "stop_section"),
]
VIEWS = ["neuron_view", "surface_view", "loss_view", "weights_view"]
READOUTS = ["epoch_readout", "loss_readout", "accuracy_readout", "message"]

#: What each menu holds among other things, in this order; ``-`` is a line between groups.
MENUS = {
    "file_menu": ["open", "save", "save_picture", "-", "quit"],
    "run_menu": ["run", "step", "step_back", "-", "reset", "new_start", "make_start"],
    "view_menu": [
        *("show_experiment", "show_neuron", "show_surface", "show_loss", "show_weights", "-"),
        *("restore_layout", "-", "theme_menu", "language_menu"),
    ],
    "theme_menu": ["theme_system", "theme_light", "theme_dark"],
    "language_menu": ["language_system", "language_en", "language_ko"],
    "help_menu": ["help", "whats_this", "about"],
}


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


def action(window: MainWindow, name: str) -> QAction:
    return window.findChild(QAction, name)


def readouts(window: MainWindow) -> list[str]:
    return [window.findChild(QLabel, name).text() for name in READOUTS[:3]]


def expected_readouts(window: MainWindow) -> list[str]:
    trainer = window.lab.trainer
    rows = len(trainer.experiment.problem.active)
    return [
        f"Epoch {trainer.epoch:,}",
        f"Mean loss {fixed(trainer.loss)}",
        f"{round(trainer.accuracy * rows)}/{rows} right",
    ]


def is_within(window: MainWindow, name: str) -> bool:
    part = window.findChild(QWidget, name)
    area = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    return part.isVisible() and window.rect().contains(area)


def click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = window.findChild(QToolButton, f"{name}_button")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_run_is_ready_at_the_worked_example(at_rest: MainWindow) -> None:
    assert at_rest.lab.experiment == Experiment(
        problem=Gate("and"),
        optimizer=Optimizer(learning_rate=1.0),
        start=ValuesStart((0.1, -0.12, 0.0)),
    )
    assert at_rest.lab.state is RunState.IDLE
    assert at_rest.windowTitle() == "Learnscope"
    assert readouts(at_rest) == ["Epoch 0", "Mean loss 0.6939", "2/4 right"]
    assert at_rest.findChild(QComboBox, "gate").currentText() == "AND"
    assert at_rest.findChild(QLabel, "message").text().startswith("Ready to learn AND.")
    assert [action(at_rest, name).isEnabled() for name in ACTIONS] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_another_experiment_can_be_handed_over(open_window: Callable[..., MainWindow]) -> None:
    experiment = Experiment(problem=Gate("nor"), start=ValuesStart((1.0, 2.0, 3.0)))

    window = open_window(experiment)

    assert window.lab.experiment == experiment
    assert window.findChild(QComboBox, "gate").currentText() == "NOR"


def test_every_part_has_the_name_that_others_rely_on(at_rest: MainWindow) -> None:
    for name in ACTIONS:
        assert at_rest.findChild(QAction, name) is not None, name
    for name in CONTROLS + VIEWS + READOUTS:
        assert at_rest.findChild(QWidget, name) is not None, name


def test_no_two_widgets_share_a_name_of_ours(window: MainWindow) -> None:
    assert window.parts.views  # also those that nobody has seen yet
    widgets = [w for w in window.findChildren(QWidget) if not isinstance(w.parent(), QTabBar)]
    names = [widget.objectName() for widget in widgets]
    ours = [name for name in names if name and not name.startswith("qt_")]

    assert sorted(ours) == sorted(set(ours))


def test_the_whole_window_is_seen_at_once(at_rest: MainWindow) -> None:
    assert (at_rest.width(), at_rest.height()) == (1280, 800)
    for name in CONTROLS + VIEWS + READOUTS:
        assert is_within(at_rest, name), name


def test_the_window_is_usable_at_1024_by_700(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    window.resize(1024, 700)
    for name in CONTROLS + VIEWS + READOUTS:
        qtbot.waitUntil(lambda name=name: is_within(window, name))
    for name in VIEWS:
        view = window.findChild(QWidget, name)
        assert view.width() >= view.minimumSizeHint().width(), name
        assert view.height() >= view.minimumSizeHint().height(), name


def test_a_run_from_a_click_to_all_right(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "run")
    assert window.lab.state is RunState.RUNNING
    assert action(window, "run").text() == "Pause"
    window.findChild(QSlider, "speed").setValue(MAX)

    qtbot.waitUntil(lambda: "4/4 right" in readouts(window))
    assert window.findChild(QLabel, "message").text().startswith("All right: 4 of 4")
    click(qtbot, window, "run")

    assert window.lab.state is RunState.PAUSED
    assert action(window, "run").text() == "Run"
    assert readouts(window) == expected_readouts(window)


def test_step_back_reset_and_new_start_by_clicks(qtbot: QtBot, window: MainWindow) -> None:
    for name, epoch in (("step", 1), ("step", 2), ("step_back", 1), ("step", 2), ("reset", 0)):
        click(qtbot, window, name)
        assert window.lab.trainer.epoch == epoch
        assert readouts(window) == expected_readouts(window)
        assert action(window, "step_back").isEnabled() is (epoch > 0)
    start = window.lab.trainer.parameters.tobytes()
    click(qtbot, window, "new_start")

    assert window.lab.trainer.parameters.tobytes() != start
    assert readouts(window) == expected_readouts(window)


def test_the_readouts_keep_up_with_a_run(qtbot: QtBot, window: MainWindow) -> None:
    window.lab.set_pace(7)
    seen: list[bool] = []
    window.lab.frame.connect(
        lambda _snapshot: seen.append(readouts(window) == expected_readouts(window))
    )
    window.lab.run()
    qtbot.waitUntil(lambda: len(seen) >= 5)

    assert all(seen)


def test_the_loss_can_be_read_to_its_last_digit(window: MainWindow) -> None:
    window.lab.train(10)

    tip = window.findChild(QLabel, "loss_readout").toolTip()
    assert tip.splitlines()[-1] == exact(window.lab.trainer.loss)


def test_the_readouts_do_not_change_their_width(window: MainWindow) -> None:
    labels = [window.findChild(QLabel, name) for name in READOUTS[:3]]
    widths = [label.width() for label in labels]
    window.lab.train(12_345)
    QApplication.processEvents()

    assert [label.width() for label in labels] == widths


def test_the_speed_is_named_and_reaches_the_lab(window: MainWindow) -> None:
    speed = window.findChild(QSlider, "speed")
    names = []
    for index in range(len(LADDER)):
        speed.setValue(index)
        assert window.lab.pace_index == index
        names.append(speed.accessibleDescription())

    assert len(set(names)) == len(LADDER)
    assert (names[0], names[-1]) == ("1 epoch a second", "as fast as it can")


def entries(menu: QMenu) -> list[str]:
    """Return what a menu holds, by object names."""
    names = []
    for entry in menu.actions():
        submenu = entry.menu()
        named = submenu if isinstance(submenu, QMenu) else entry
        names.append("-" if entry.isSeparator() else named.objectName())
    return names


def test_the_menus_hold_the_commands_in_their_groups(at_rest: MainWindow) -> None:
    for name, wanted in MENUS.items():
        menu = at_rest.findChild(QMenu, name)
        rest = iter(entries(menu))
        assert all(entry in rest for entry in wanted), name
        assert menu.title()
        assert all(entry.text() for entry in menu.actions() if not entry.isSeparator())


def test_every_command_is_in_a_menu_of_the_menu_bar(at_rest: MainWindow) -> None:
    reached = {entry.menu() for entry in at_rest.menuBar().actions()}
    reached |= {entry.menu() for menu in reached for entry in menu.actions() if entry.menu()}
    held = {name for menu in reached for name in entries(menu)}

    commands = {action.objectName() for action in at_rest.actions()}
    assert len(commands) > 10
    assert commands <= held


def test_each_menu_has_a_key_of_its_own(at_rest: MainWindow) -> None:
    titles = [entry.text() for entry in at_rest.menuBar().actions()]
    keys = [title[title.index("&") + 1].lower() for title in titles]

    assert {"&File", "&Run", "&View", "&Help"} <= set(titles)
    assert sorted(keys) == sorted(set(keys))


def test_a_box_says_more_and_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.lab.run()
    for name in ("help", "about"):
        action(window, name).trigger()
        box = QApplication.activeModalWidget()

        assert box is not None, name
        assert box.text(), name
        assert window.lab.state is RunState.RUNNING, name
        gone: list[bool] = []
        box.destroyed.connect(lambda _box, gone=gone: gone.append(True))
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda gone=gone: bool(gone))


def test_about_names_the_versions(window: MainWindow) -> None:
    action(window, "about").trigger()
    box = QApplication.activeModalWidget()
    box.close()

    for part in ("Learnscope", "Python", "Qt", "PySide6", "pyqtgraph", "numpy"):
        assert part in box.text()
    assert "?" not in box.text()


def test_numbers_near_the_end_of_what_a_float_holds_are_drawn(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.capture_exceptions() as exceptions:
        for log, rate in product((False, True), (1e300, 1e308)):
            window.findChild(QToolButton, "loss_log").setChecked(log)
            experiment = Experiment(problem=Gate("xor"), optimizer=Optimizer(learning_rate=rate))
            window.lab.open(experiment)
            for epochs in (1, 60):
                window.lab.train(epochs)
                window.grab()
                assert exceptions == []
                assert readouts(window) == expected_readouts(window)


def test_closing_in_the_middle_of_a_run_ends_it(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    window.lab.set_pace(MAX)
    window.lab.run()
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 0)

    assert window.close()

    assert window.lab.state is RunState.PAUSED
    assert not window.isVisible()


def test_the_application_icon_and_the_window_s_are_set(at_rest: MainWindow) -> None:
    assert not at_rest.windowIcon().isNull()


def test_what_scripts_rely_on_is_there(window: MainWindow) -> None:
    heard: list[int] = []
    window.lab.epoch_finished.connect(lambda record: heard.append(record.epoch))
    window.lab.step()
    window.lab.step_back()
    window.lab.step()
    window.lab.reset()
    window.lab.run()
    window.lab.pause()

    assert heard == [1, 1]
    assert window.lab.trainer.epoch == 0


@in_any_language
def test_the_readouts_are_in_sight_at_any_width_before_and_after_a_switch_of_language(
    open_window: Callable[..., MainWindow], qtbot: QtBot, language: str
) -> None:
    window = open_window(settings=Settings.throwaway(), language=language)
    codes = [*LANGUAGES]
    # Each width is met in one language and left in another; each window begins with another one.
    widths = (880, 1024, 1040, 1080, 1180, 1270, 1280, 1320, 1400)
    for width in widths if IN_FULL else widths[::2]:
        window.resize(width, 720)
        qtbot.waitUntil(lambda: all(is_within(window, name) for name in READOUTS))
        language = codes[(codes.index(language) + 1) % len(codes)]
        window.findChild(QAction, f"language_{language}").trigger()
        QApplication.processEvents()
        assert all(is_within(window, name) for name in READOUTS), (width, language)
        # As wide as the toolbar needs, and no wider than the window.
        assert window.parts.transport.sizeHint().width() <= width
