"""The learning rate's slider and field say the same, and ask for it once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.gui.panel.learning_rate import LearningRateControl

Key = Qt.Key


@pytest.fixture
def control(qtbot: QtBot) -> Iterator[LearningRateControl]:
    control = LearningRateControl()
    control.set_rate(1.0)
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    yield control
    control.close()


@pytest.fixture
def chosen(control: LearningRateControl) -> list[float]:
    chosen: list[float] = []
    control.rate_chosen.connect(lambda rate, _goes_on: chosen.append(rate))
    return chosen


def type_(control: LearningRateControl, text: str, end: Qt.Key = Key.Key_Return) -> None:
    control.field.setFocus()
    QTest.keyClicks(control.field, text)
    QTest.keyClick(control.field, end)


@pytest.mark.parametrize(
    ("rate", "position"),
    [(0.0, 0), (1e-9, 0), (1e-3, 0), (0.1, 40), (1.0, 60), (2.0, 66), (100.0, 100), (1e300, 100)],
)
def test_the_slider_stands_where_the_rate_is_and_nothing_is_asked_for(
    control: LearningRateControl, chosen: list[float], rate: float, position: int
) -> None:
    control.set_rate(rate)

    assert control.field.value() == rate
    assert control.slider.value() == position
    assert chosen == []


def test_what_is_typed_is_asked_for_exactly(
    control: LearningRateControl, chosen: list[float]
) -> None:
    type_(control, "1/3")

    assert chosen == [1 / 3]


@pytest.mark.parametrize("text", ["-1", "nan", "inf", "much"])
def test_what_is_no_rate_is_refused(
    control: LearningRateControl, chosen: list[float], text: str
) -> None:
    refused: list[str] = []
    control.field.refused.connect(refused.append)

    type_(control, text)

    assert refused == [text]
    assert chosen == []
    assert control.field.value() == 1.0


def test_sliding_shows_a_short_number_in_the_field_and_asks_for_it(
    control: LearningRateControl, chosen: list[float]
) -> None:
    for position in range(101):
        control.slider.setValue(position)
        assert control.field.value() == chosen[-1]
        control.set_rate(chosen[-1])
        # The number is rounded for people, yet the slider does not move by it.
        assert control.slider.value() == position

    assert len(chosen) == 101
    assert chosen == sorted(chosen)
    assert (chosen[0], chosen[60], chosen[-1]) == (0.001, 1.0, 100.0)


def test_the_slider_goes_by_keys(control: LearningRateControl, chosen: list[float]) -> None:
    control.slider.setFocus()
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_PageUp, Key.Key_End, Key.Key_Home):
        QTest.keyClick(control.slider, key)

    assert chosen == [1.1, 1.0, 10.0, 100.0, 0.001]


def test_a_click_into_the_slider_s_groove_moves_it_and_leaves_the_focus(
    control: LearningRateControl, chosen: list[float]
) -> None:
    control.field.setFocus()

    near_the_left_end = QPoint(4, control.slider.height() // 2)
    QTest.mouseClick(control.slider, Qt.MouseButton.LeftButton, pos=near_the_left_end)

    assert len(chosen) == 1
    assert chosen[0] < 1.0
    assert control.field.hasFocus()


@pytest.mark.parametrize(
    ("start", "key", "rates"),
    [
        (1.0, Key.Key_Up, [2.0, 5.0, 10.0, 20.0]),
        (1.0, Key.Key_Down, [0.5, 0.2, 0.1, 0.05]),
        (3.0, Key.Key_Up, [5.0]),
        (3.0, Key.Key_Down, [2.0]),
        (0.0, Key.Key_Up, [1e-6, 2e-6]),
        (0.001, Key.Key_Down, [0.0005]),
    ],
)
def test_the_arrows_go_along_a_ladder_of_round_numbers(
    control: LearningRateControl,
    chosen: list[float],
    start: float,
    key: Qt.Key,
    rates: list[float],
) -> None:
    control.set_rate(start)
    control.field.setFocus()
    for _ in rates:
        QTest.keyClick(control.field, key)

    assert chosen == rates


@pytest.mark.parametrize(("rate", "key"), [(0.0, Key.Key_Down), (1e308, Key.Key_Up)])
def test_at_its_ends_the_ladder_goes_no_further(
    control: LearningRateControl, chosen: list[float], rate: float, key: Qt.Key
) -> None:
    control.set_rate(rate)
    control.field.setFocus()
    QTest.keyClick(control.field, key)

    assert control.field.value() == rate
    assert chosen == []


def test_the_ladder_goes_on_from_the_number_just_typed(
    control: LearningRateControl, chosen: list[float]
) -> None:
    type_(control, "7", Key.Key_Up)

    assert chosen[-1] == 10.0


def test_page_keys_go_ten_rungs(control: LearningRateControl, chosen: list[float]) -> None:
    control.field.setFocus()
    QTest.keyClick(control.field, Key.Key_PageUp)

    assert chosen == [2000.0]


def test_both_parts_have_a_name_and_explain_themselves(control: LearningRateControl) -> None:
    names = {control.field.accessibleName(), control.slider.accessibleName()}

    assert len(names) == 2
    for part in (control.field, control.slider):
        assert part.accessibleName()
        assert "how far each update goes" in part.toolTip()
        assert part.whatsThis()
