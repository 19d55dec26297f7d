"""Fields of the panel: what is being typed stays, and what they say of themselves."""

import pytest
from experiment_fields import Key, Shown, type_
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.panel.sections.optional_field import OptionalNumberField
from learnscope.gui.session.lab import Lab
from learnscope.gui.widgets.number_field import NumberField

FIELDS = ["learning_rate", "start_w1", "start_b", "seed"]
OTHER = Experiment(
    problem=Gate("or"), start=RandomStart(17), optimizer=Optimizer(learning_rate=0.25)
)


@pytest.mark.parametrize("name", FIELDS)
def test_a_number_that_is_being_typed_is_not_written_over(
    panel: ExperimentPanel, asked: list[object], shown_by: Shown, name: str
) -> None:
    field = panel.findChild(QAbstractSpinBox, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35")
    QTest.keyClick(field, Key.Key_Left)

    panel.set_experiment(OTHER)
    assert field.lineEdit().text() == "35"
    assert field.lineEdit().cursorPosition() == 1
    assert asked == []

    QTest.keyClicks(field, "4")
    QTest.keyClick(field, Key.Key_Return)
    assert field.value() == 345
    assert len(asked) == 1


@pytest.mark.parametrize("name", FIELDS)
def test_escape_from_what_was_typed_gives_the_number_that_has_come_meanwhile(
    panel: ExperimentPanel, asked: list[object], shown_by: Shown, name: str
) -> None:
    field = panel.findChild(QAbstractSpinBox, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35")
    panel.set_experiment(OTHER)
    QTest.keyClick(field, Key.Key_Escape)

    assert shown_by(panel, OTHER) == OTHER
    assert not field.hasFocus()
    panel.set_experiment(Experiment())
    panel.set_experiment(OTHER)
    assert "35" not in field.lineEdit().text()
    assert asked == []


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_where_nothing_is_typed_follows_though_it_has_the_focus(
    panel: ExperimentPanel, shown_by: Shown, name: str
) -> None:
    field = panel.findChild(QAbstractSpinBox, name)
    field.setFocus()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Key.Key_Return)
    panel.set_experiment(OTHER)

    assert field.hasFocus()
    assert shown_by(panel, OTHER) == OTHER
    assert field.valueFromText(field.lineEdit().text()) == field.value()


def test_stops_are_asked_for_together(panel: ExperimentPanel, asked: list[object]) -> None:
    type_(panel.stop.target_loss, "0,01")
    type_(panel.stop.last_epoch, "1e3")
    type_(panel.stop.target_loss, "")

    assert asked == [
        ("stops_chosen", (0.01, None)),
        ("stops_chosen", (0.01, 1000)),
    ]
    QTest.keyClick(panel.stop.target_loss, Key.Key_Backspace)
    QTest.keyClick(panel.stop.target_loss, Key.Key_Return)
    assert asked[2:] == [("stops_chosen", (None, 1000))]
    assert type(asked[2][1][1]) is int


def test_stops_are_shown_and_nothing_is_asked_for(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    panel.set_stops(0.25, 300)
    assert (panel.stop.target_loss.text(), panel.stop.last_epoch.text()) == ("0.25", "300")

    panel.set_stops(None, None)
    assert (panel.stop.target_loss.text(), panel.stop.last_epoch.text()) == ("", "")
    assert asked == []


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("start_w1", "w1"),
        ("start_w2", "w2"),
        ("start_b", "b"),
        ("learning_rate", "Learning rate"),
        ("target_loss", "mean loss"),
        ("last_epoch", "epoch"),
    ],
)
def test_a_field_that_refuses_says_which_it_is_and_what_it_takes(
    panel: ExperimentPanel, asked: list[object], field: str, label: str
) -> None:
    said: list[tuple[str, str, str]] = []
    panel.input_refused.connect(lambda *what: said.append(what))

    type_(panel.findChild(QWidget, field), "much")

    assert [(name, text) for name, text, _ in said] == [(label, "much")]
    assert said[0][2].startswith(("a number", "a whole number"))
    assert asked == []


@pytest.mark.parametrize(
    ("field", "text", "allowed"),
    [
        ("start_w1", "1e200", "a number from -1e+100 to 1e+100, such as"),
        ("start_b", "1e400", "a number from -1e+100 to 1e+100, such as"),
        ("learning_rate", "1e309", "a number from 0 to 1e+308, such as"),
        ("learning_rate", "-1", "a number from 0 to"),
        ("target_loss", "1e16", "a number from 0 to 1e+15, such as 0.5, 0,5 or 1/3, or nothing"),
        ("last_epoch", "1e16", "a whole number from 1 to 1000000000000000, or nothing"),
        ("last_epoch", "0", "a whole number from 1 to"),
    ],
)
def test_what_a_field_says_it_takes_leaves_out_what_it_refused(
    panel: ExperimentPanel, asked: list[object], field: str, text: str, allowed: str
) -> None:
    said: list[tuple[str, str, str]] = []
    panel.input_refused.connect(lambda *what: said.append(what))

    type_(panel.findChild(QWidget, field), text)

    ((_, typed, rule),) = said
    assert typed == text
    assert rule.startswith(allowed)
    assert asked == []


def test_a_parameter_under_the_pointer_is_told_of(qtbot: QtBot, panel: ExperimentPanel) -> None:
    QTest.mouseMove(panel.windowHandle(), QPoint(1, 1))
    hovered: list[str] = []
    panel.quantity_hovered.connect(hovered.append)
    for name in ("w1", "b"):
        field = panel.start.starts[name]
        at = field.mapTo(panel, field.rect().center())
        QTest.mouseMove(panel.windowHandle(), at)
        qtbot.waitUntil(lambda name=name: hovered[-1:] == [name])

    assert hovered == ["w1", "", "b"]


def test_a_lit_parameter_is_underlined_in_its_colour(qtbot: QtBot, panel: ExperimentPanel) -> None:
    lab = Lab(parent=panel)
    lab.frame.connect(panel.display)

    def underlined() -> list[str]:
        labels = (panel.findChild(QWidget, f"start_{name}") for name in panel.start.starts)
        captions = [_caption(panel, field) for field in labels if field is not None]
        return [caption.text() for caption in captions if caption.font().underline()]

    lab.light("w2")
    assert underlined() == ["w2"]
    lab.light("loss")
    assert underlined() == []


def _caption(panel: ExperimentPanel, field: QWidget) -> QLineEdit:
    return next(
        label
        for label in panel.findChildren(QWidget)
        if hasattr(label, "buddy") and label.buddy() is field
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_parameter_s_name_has_the_parameter_s_colour(
    panel: ExperimentPanel, theme: Theme
) -> None:
    panel.apply_theme(theme)

    for name, field in panel.start.starts.items():
        assert theme.colour(name).name() in _caption(panel, field).styleSheet()


def test_every_control_has_a_name_and_explains_itself(panel: ExperimentPanel) -> None:
    kinds = (QComboBox, NumberField, OptionalNumberField)
    controls = [w for kind in kinds for w in panel.findChildren(kind)] + [panel.start.seed]

    assert len(controls) == 25
    for control in controls:
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()
        assert control.whatsThis(), control.objectName()
    assert len({control.accessibleName() for control in controls}) == len(controls)


def test_a_number_half_typed_when_the_network_changes_is_let_go(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    field = panel.start.starts["b"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "15")
    panel.set_experiment(Experiment().with_network(Network((2,), "relu")))
    field.clearFocus()

    field.setValue(15.0)
    assert asked == []
