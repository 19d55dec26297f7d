"""The panel's sections fold, have room, and are gone through from top to bottom."""

from itertools import pairwise

import pytest
from panel_hands import CLOUD, Key, click, start_with
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
)
from learnscope.gui.look.style import stylesheet
from learnscope.gui.look.theme import LIGHT
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab

pytestmark = pytest.mark.usefixtures("faster_engine")

OWN = OwnData(((0.0, 1.0), (1.0, 0.0), (0.5, 0.25)), (0, 1, 1), test_share=0.3, seed=5)


def test_a_section_folds_by_click_and_key_and_tells_its_state(panel: ExperimentPanel) -> None:
    panel.set_experiment(
        Experiment(
            network=Network((4,)),
            start=RandomStart(2, "xavier"),
            optimizer=Optimizer("adam", 0.1),
            loss="squared",
            penalty=Penalty(l2=0.01),
        ).with_problem(CLOUD)
    )
    panel.set_stops(0.01, 1500)
    states = {
        "data": "60 points, noise 0.15, 25 % test",
        "start": "Xavier, seed 2",
        "network": "tanh, 2–4–1",
        "learning": "Adam, Squared distance, L2 0.01",
        "stop": "mean loss 0.01, epoch 1,500",
    }
    for name, section in panel.sections.items():
        click(panel, f"{name}_section")
        assert section.body.isHidden(), name
        assert section.header.state == states[name]
        assert states[name] in section.header.toolTip()
        section.header.setFocus()
        QTest.keyClick(section.header, Key.Key_Space)
        assert section.body.isVisible(), name


def test_the_first_look_is_simple(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(Experiment())
    panel.resize(250, 520)
    with qtbot.waitExposed(panel):
        panel.show()
    names = ["gate", "truth_table", "learning_rate", "start_w1", "start_w2", "start_b", "seed"]
    for name in names:
        control = panel.findChild(QWidget, name)
        assert control.isVisible(), name
        assert panel.rect().contains(control.mapTo(panel, control.rect().bottomRight())), name
    for name in ("optimizer", "layers", "l1", "target_loss", "data_points"):
        assert panel.findChild(QWidget, name) is None, name
    panel.close()


def test_what_is_folded_is_made_when_it_is_opened_and_shows_what_is_so(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    panel.set_experiment(
        Experiment(
            network=Network((4, 2), "relu"),
            start=RandomStart(2),
            optimizer=Optimizer("adam"),
            penalty=Penalty(l2=0.01),
        )
    )
    panel.set_stops(0.01, 1500)
    panel.resize(280, 1100)
    with qtbot.waitExposed(panel):
        panel.show()
    filled = [name for name, section in panel.sections.items() if section.findChild(QComboBox)]
    assert filled == ["start"]

    for name in ("network", "learning", "stop"):
        click(panel, f"{name}_section")

    assert [field.value() for field in panel.network.units[:2]] == [4, 2]
    assert panel.network.activation.currentText() == "ReLU"
    assert panel.learning.optimizer.currentText() == "Adam"
    assert panel.learning.hyper["beta1"].isVisible()
    assert panel.learning.penalties["l2"].value() == 0.01
    assert (panel.stop.target_loss.value, panel.stop.last_epoch.value) == (0.01, 1500)
    panel.set_experiment(Experiment(optimizer=Optimizer("momentum")))
    assert panel.learning.optimizer.currentText() == "Momentum"
    panel.close()


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(),
        Experiment(problem=Gate("parity"), start=RandomStart()),
        Experiment(network=Network((8, 8, 8, 8), "leaky_relu"), start=RandomStart()).with_problem(
            Curve("drawn", values=(0.0, 1.0))
        ),
        Experiment(optimizer=Optimizer("adam")).with_problem(OWN),
    ],
    ids=["gate", "three inputs", "drawn", "own"],
)
def test_nothing_reaches_beyond_a_narrow_panel(qtbot: QtBot, experiment: Experiment) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(experiment)
    for section in panel.sections.values():
        section.is_open = True
    panel.resize(max(250, panel.minimumSizeHint().width()), 520)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    assert panel.width() <= 254
    for control in panel.findChildren(QWidget):
        if control.isVisible() and not control.isWindow():
            right = control.mapTo(panel, control.rect().topRight()).x()
            assert right < panel.width(), control
    panel.close()


def test_what_is_opened_below_comes_into_sight(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(Experiment().with_problem(CLOUD))
    panel.resize(250, 460)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.sections["learning"].header.setFocus()
    QTest.keyClick(panel.sections["learning"].header, Key.Key_Space)
    QApplication.processEvents()

    field = panel.findChild(QWidget, "l2")
    bottom = field.mapTo(panel, field.rect().bottomLeft()).y()
    assert 0 < bottom <= panel.height()
    panel.close()


def test_sections_that_are_opened_together_begin_at_the_top(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    panel.resize(250, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.fold(dict.fromkeys(panel.sections, False))
    QApplication.processEvents()
    panel.fold(dict.fromkeys(panel.sections, True))
    QApplication.processEvents()
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    panel.close()


def test_tab_goes_through_the_panel_from_top_to_bottom(panel: ExperimentPanel, lab: Lab) -> None:
    start_with(
        lab,
        Curve("drawn", values=(0.0, 1.0)),
        network=Network((4, 2)),
        optimizer=Optimizer("adam"),
        start=RandomStart(),
    )
    panel.problem.setFocus()
    places = []
    while QApplication.focusWidget() is not panel.stop.last_epoch:
        widget = QApplication.focusWidget()
        assert widget is not None
        places.append(widget.mapTo(panel, QPoint(0, 0)))
        QTest.keyClick(widget, Key.Key_Tab)
        assert len(places) < 60

    assert len(places) > 25
    for before, after in pairwise(places):
        assert after.y() > before.y() - 8, (before, after)
