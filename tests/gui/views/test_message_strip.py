"""The message strip says what is happening, and notices what was refused, as long as it matters."""

from collections.abc import Callable

import pytest
from cases import in_any_language
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Gate, Optimizer, RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.panel.truth_table import ON, TruthTable
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.text.sentences.messages import sentence

pytestmark = pytest.mark.usefixtures("faster_engine")

Key = Qt.Key
MAX = len(LADDER) - 1

DIVERGING = Experiment(
    problem=Gate("xor"),
    optimizer=Optimizer(learning_rate=1e308),
    batch=Batch(2),
    start=RandomStart(2),
)


@pytest.fixture
def window(lent_unfolded: MainWindow) -> MainWindow:
    """The main window as it opens first, with nothing folded away."""
    return lent_unfolded


def said(window: MainWindow) -> str:
    return window.findChild(QLabel, "message").text()


def type_(window: MainWindow, name: str, text: str) -> None:
    field = window.findChild(QWidget, name)
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    field.clearFocus()


def switch_off_all_rows(window: MainWindow) -> None:
    table = window.findChild(TruthTable, "truth_table")
    table.setFocus()
    for row in range(4):
        table.setCurrentCell(row, ON)
        QTest.keyClick(table, Key.Key_Space)
    table.clearFocus()


def test_from_ready_to_all_right(qtbot: QtBot, window: MainWindow) -> None:
    assert said(window).startswith("Ready to learn AND. Press Run (Space)")

    QTest.keyClick(window, Key.Key_Space)
    qtbot.waitUntil(lambda: said(window).startswith("Learning: every update"))
    QTest.keyClick(window, Key.Key_Space)
    assert said(window).startswith(f"Paused at epoch {window.lab.trainer.epoch},")

    window.findChild(QSlider, "speed").setValue(MAX)
    QTest.keyClick(window, Key.Key_Space)
    qtbot.waitUntil(lambda: said(window).startswith("All right: 4 of 4"))
    assert "Pause (Space)" in said(window)
    QTest.keyClick(window, Key.Key_Space)
    assert "choose another gate" in said(window)


def test_xor_is_stuck_and_always_will_be(qtbot: QtBot, window: MainWindow) -> None:
    gate = window.findChild(QComboBox, "gate")
    gate.setCurrentIndex(gate.findData("xor"))
    assert said(window).startswith("Ready to learn XOR.")
    window.findChild(QSlider, "speed").setValue(MAX)
    QTest.keyClick(window, Key.Key_Space)

    qtbot.waitUntil(lambda: said(window).startswith("Stuck, and it always will be"))


def test_a_learning_rate_beyond_all_measure_diverges(
    qtbot: QtBot, open_lent: Callable[..., MainWindow]
) -> None:
    window = open_lent(DIVERGING)
    window.lab.set_pace(MAX)
    QTest.keyClick(window, Key.Key_Space)

    qtbot.waitUntil(lambda: said(window).startswith("Diverged: after epoch 5"))
    assert not window.findChild(QAction, "run").isEnabled()
    assert not window.findChild(QAction, "step").isEnabled()

    type_(window, "learning_rate", "1")
    assert window.lab.state is RunState.PAUSED
    assert window.findChild(QAction, "run").isEnabled()
    assert not said(window).startswith("Diverged")


def test_a_stop_is_where_it_was_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    type_(window, "last_epoch", "150")
    window.findChild(QSlider, "speed").setValue(MAX)
    QTest.keyClick(window, Key.Key_Space)

    qtbot.waitUntil(lambda: said(window).startswith("Stopped where you asked: epoch 150,"))
    assert not window.findChild(QAction, "run").isEnabled()

    field = window.findChild(QLineEdit, "last_epoch")
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Return)
    assert window.lab.stops.last_epoch is None
    assert window.findChild(QAction, "run").isEnabled()


def test_nonsense_in_a_field_is_refused_and_said(window: MainWindow) -> None:
    experiment = window.lab.experiment
    for field, name in (
        ("start_w1", "w1"),
        ("learning_rate", "Learning rate"),
        ("target_loss", "mean loss"),
        ("last_epoch", "epoch"),
    ):
        type_(window, field, "lots")

        assert said(window).startswith(f"{name}: “lots” was not taken; type a")
        assert window.lab.experiment == experiment


def test_a_very_long_text_is_cut_in_the_notice(window: MainWindow) -> None:
    type_(window, "target_loss", "x" * 300)

    assert len(said(window)) < 200


def test_the_last_row_stays_on_and_that_is_said(window: MainWindow) -> None:
    switch_off_all_rows(window)

    assert said(window) == "At least one row has to stay on."
    assert window.lab.experiment.problem.active == (3,)


def test_what_is_done_after_a_notice_is_said_instead(qtbot: QtBot, window: MainWindow) -> None:
    for key in ("Right", "Ctrl+R", "Space"):
        type_(window, "start_w1", "lots")
        assert "was not taken" in said(window)

        QTest.keySequence(window, key)

        qtbot.waitUntil(lambda: said(window) == sentence(window.lab.snapshot())[1])


def test_a_divergence_is_said_even_right_after_a_notice(
    qtbot: QtBot, open_lent: Callable[..., MainWindow]
) -> None:
    window = open_lent(DIVERGING)
    type_(window, "start_w1", "lots")
    window.lab.set_pace(MAX)
    window.lab.run()
    qtbot.waitUntil(lambda: window.lab.state is RunState.DIVERGED)

    assert said(window).startswith("Diverged")


def test_a_notice_can_be_read_while_nothing_happens(window: MainWindow) -> None:
    type_(window, "start_w1", "lots")
    notice = said(window)
    window.lab.select(2)
    window.lab.light("w1")

    assert said(window) == notice


def test_whoever_listens_hears_the_sentence(window: MainWindow) -> None:
    label = window.findChild(QLabel, "message")

    assert label.accessibleName() == "What is happening"
    assert label.accessibleDescription() == label.text()
    window.lab.train(500)
    assert label.accessibleDescription() == label.text()


@in_any_language
def test_no_sentence_is_cut_off(
    qtbot: QtBot, open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(language=language)
    label, bar = window.findChild(QLabel, "message"), window.findChild(QWidget, "transport")
    runs = [(Experiment(), 0), (Experiment(), 3), (Experiment(), 500), (DIVERGING, 9)]
    runs += [(Experiment(problem=Gate("custom", targets=(1, 0, 0, 1))), 9999)]
    runs += [(Experiment(optimizer=Optimizer(learning_rate=rate)), 2) for rate in (15.0, 1e-6)]

    for experiment, epochs in runs:
        window.lab.open(experiment)
        window.lab.train(epochs)
        for width in (1280, 1024):
            window.resize(width, 700)
            qtbot.waitUntil(lambda width=width: bar.width() == width)
            # Two lines of Hangul are a pixel taller than the label, and lie within its margins.
            assert label.heightForWidth(label.width()) <= label.height() + 2, label.text()
