"""A field for numbers takes what people type, keeps every bit, and refuses nonsense aloud."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.panel.sections.optional_field import OptionalNumberField
from learnscope.gui.widgets.number_field import NumberField

Key = Qt.Key


class Form(QWidget):
    """A field and a neighbour to which the focus can go."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.neighbour = NumberField(-1.0, 1.0, 0.1)
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(self.neighbour)


def shown(qtbot: QtBot, field: QWidget) -> Form:
    form = Form(field)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    field.setFocus()
    return form


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[NumberField]:
    field = NumberField(-1000.0, 1000.0, 0.1)
    field.setValue(0.5)
    field.setMinimumWidth(140)
    form = shown(qtbot, field)
    yield field
    form.close()


@pytest.fixture
def heard(field: NumberField) -> list[object]:
    """What the field tells: values as numbers, refusals as texts."""
    heard: list[object] = []
    field.valueChanged.connect(heard.append)
    field.refused.connect(heard.append)
    return heard


def type_(field: QWidget, text: str, end: Qt.Key = Key.Key_Return) -> None:
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for character in text:
        QTest.keyClick(field, character) if character.isascii() else paste(field, character)
    QTest.keyClick(field, end)


def paste(field: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


# The field for one number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25),
        ("0,25", 0.25),
        ("1/3", 1 / 3),
        ("-1/3", -1 / 3),
        ("1e-3", 0.001),
        ("−2", -2.0),
        (" 7 ", 7.0),
        ("0.1234567890123456", 0.1234567890123456),
        ("-0.0000123456789", -0.0000123456789),
    ],
)
@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
def test_a_number_is_taken_to_its_last_bit(
    field: NumberField, heard: list[object], text: str, value: float, end: Qt.Key
) -> None:
    type_(field, text, end)

    assert field.value() == value
    assert heard == [value]


def test_nothing_is_told_while_a_number_is_being_typed(
    field: NumberField, heard: list[object]
) -> None:
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "12.5")
    assert heard == []

    QTest.keyClick(field, Key.Key_Return)
    assert heard == [12.5]


def test_a_number_can_be_pasted(field: NumberField, heard: list[object]) -> None:
    field.selectAll()
    paste(field, "\t−0,6931471805599453 ")
    QTest.keyClick(field, Key.Key_Return)

    assert heard == [-0.6931471805599453]


@pytest.mark.parametrize("text", ["", "abc", "1/0", "nan", "inf", "1,000.5", "1001", "-1e9"])
@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Tab])
def test_nonsense_is_given_back_as_it_was_and_said_once(
    field: NumberField, heard: list[object], text: str, end: Qt.Key
) -> None:
    field.setValue(1 / 3)
    heard.clear()

    if not text:
        QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Key.Key_Delete)
        QTest.keyClick(field, end)
    else:
        type_(field, text, end)

    assert heard == [text]
    assert field.value() == 1 / 3
    assert field.text() == "0.333333"


def test_escape_forgets_what_was_typed_and_leaves_the_field(
    field: NumberField, heard: list[object]
) -> None:
    type_(field, "99", Key.Key_Escape)

    assert heard == []
    assert (field.value(), field.text()) == (0.5, "0.5")
    assert not field.hasFocus()


def test_a_visit_that_changes_nothing_keeps_the_exact_value(
    field: NumberField, heard: list[object]
) -> None:
    field.setValue(1 / 3)
    heard.clear()

    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClick(field, Key.Key_Tab)

    assert not field.hasFocus()
    assert field.value() == 1 / 3
    assert heard == []


def test_coming_to_the_field_selects_all_so_that_typing_replaces(
    qtbot: QtBot, field: NumberField, heard: list[object]
) -> None:
    QTest.keyClick(field, Key.Key_Tab)
    assert not field.hasFocus()
    QTest.keyClick(field.window().focusWidget(), Key.Key_Backtab)
    assert field.hasFocus()

    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Key.Key_Return)

    assert heard == [3.0]


def test_the_arrows_step_without_the_dust_of_binary_fractions(
    field: NumberField, heard: list[object]
) -> None:
    field.setValue(0.0)
    heard.clear()

    for _ in range(3):
        QTest.keyClick(field, Key.Key_Up)
    QTest.keyClick(field, Key.Key_Down)

    assert heard == [0.1, 0.2, 0.3, 0.2]


def test_the_arrows_step_from_the_number_just_typed(field: NumberField) -> None:
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Key.Key_Up)

    assert field.value() == 5.1


def test_the_tool_tip_explains_and_gives_the_exact_value(field: NumberField) -> None:
    field.explain("What it is.")
    field.setValue(1 / 3)

    assert field.toolTip() == "What it is.\n0.3333333333333333"


def test_a_negative_number_has_a_true_minus_sign(field: NumberField) -> None:
    field.setValue(-0.12)

    assert field.text() == "−0.12"


def test_the_pointer_is_told_of(qtbot: QtBot, field: NumberField) -> None:
    form = field.window()
    assert isinstance(form, Form)
    QTest.mouseMove(form.windowHandle(), form.neighbour.geometry().center())
    over: list[bool] = []
    field.hovered.connect(over.append)

    QTest.mouseMove(form.windowHandle(), field.geometry().center())
    qtbot.waitUntil(lambda: over == [True])
    QTest.mouseMove(form.windowHandle(), form.neighbour.geometry().center())
    qtbot.waitUntil(lambda: over == [True, False])


# The field for a number that may be left out


@pytest.fixture
def loss(qtbot: QtBot) -> Iterator[OptionalNumberField]:
    field = OptionalNumberField(0.0, whole=False)
    form = shown(qtbot, field)
    yield field
    form.close()


@pytest.fixture
def epoch(qtbot: QtBot) -> Iterator[OptionalNumberField]:
    field = OptionalNumberField(1.0, whole=True)
    form = shown(qtbot, field)
    yield field
    form.close()


def listen(field: OptionalNumberField) -> list[object]:
    heard: list[object] = []
    field.value_changed.connect(heard.append)
    field.refused.connect(heard.append)
    return heard


@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Tab])
def test_a_number_can_be_given_and_taken_away(loss: OptionalNumberField, end: Qt.Key) -> None:
    heard = listen(loss)
    assert loss.value is None

    type_(loss, "1/8", end)
    assert (loss.value, loss.text()) == (0.125, "0.125")

    loss.setFocus()
    QTest.keyClick(loss, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(loss, Key.Key_Delete)
    QTest.keyClick(loss, end)
    assert loss.value is None
    assert heard == [0.125, None]


@pytest.mark.parametrize("text", ["-1", "x", "nan", "inf", "1e999"])
def test_what_is_no_loss_is_refused(loss: OptionalNumberField, text: str) -> None:
    loss.set_value(0.25)
    heard = listen(loss)

    type_(loss, text)

    assert heard == [text]
    assert (loss.value, loss.text()) == (0.25, "0.25")


@pytest.mark.parametrize("text", ["0", "-5", "1.5", "1/3", "x", "1e999", "1e300"])
def test_what_is_no_epoch_is_refused(epoch: OptionalNumberField, text: str) -> None:
    epoch.set_value(100.0)
    heard = listen(epoch)

    type_(epoch, text)

    assert heard == [text]
    assert (epoch.value, epoch.text()) == (100.0, "100")


@pytest.mark.parametrize(
    ("text", "value"), [("1", 1), ("1e3", 1000), ("1,000", 1000), ("10,000,000", 10_000_000)]
)
def test_an_epoch_is_read_as_the_window_writes_it(
    epoch: OptionalNumberField, text: str, value: int
) -> None:
    type_(epoch, text)

    assert epoch.value == value
    assert epoch.text() == str(value)


def test_an_exact_number_survives_a_visit(loss: OptionalNumberField) -> None:
    loss.set_value(1 / 3)
    heard = listen(loss)

    QTest.keyClick(loss, Key.Key_Return)

    assert loss.value == 1 / 3
    assert heard == []


def test_escape_gives_the_optional_number_back(loss: OptionalNumberField) -> None:
    loss.set_value(0.25)
    heard = listen(loss)

    type_(loss, "9", Key.Key_Escape)

    assert (loss.value, loss.text()) == (0.25, "0.25")
    assert not loss.hasFocus()
    assert heard == []


def test_an_empty_field_says_what_that_means(loss: OptionalNumberField) -> None:
    loss.retranslate()

    assert loss.placeholderText() == "never"
