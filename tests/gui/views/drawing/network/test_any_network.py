"""Any network is drawn, stepped, opened and edited, and each part is met where it stands."""

from itertools import cycle
from typing import TypeVar

import pytest
from cases import each_telling
from network_hands import MANY, meets, place
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.views.drawing.drawing import DrawingView
from learnscope.gui.views.drawing.network.network_view import NetworkView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]

Case = TypeVar("Case")

SIZES = ((440, 250), (570, 292))


def with_each(*others: Case) -> dict[str, tuple[str, Case]]:
    """Return each network with each of something else."""
    return {f"{name}, {other}": (name, other) for other in others for name in MANY}


def in_turn(*others: object) -> list[str]:
    """Return of these each network with one: with the first, with the next, and so on."""
    return [f"{name}, {other}" for name, other in zip(MANY, cycle(others), strict=False)]


@each_telling("case", with_each("light", "dark"), *in_turn("light", "dark")[::2])
def test_any_network_is_drawn_stepped_opened_and_edited(
    qtbot: QtBot, case: tuple[str, str]
) -> None:
    name, theme = case
    lab = Lab(MANY[name])
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(440, 250)
    view.apply_theme({"light": LIGHT, "dark": DARK}[theme])
    lab.frame.connect(view.display)
    view.show()
    for _ in range(3):
        lab.step()
        view.grab()
    for _ in range(len(STAGES)):
        lab.look_inside()
        assert not view.grab().isNull()
    lab.close_inside()
    lab.edit(tuple(0.5 for _ in lab.trainer.parameters))
    lab.select(0)
    for layer in lab.experiment.model.unit_names:
        lab.select_unit(layer[-1])
        view.grab()
    assert view.accessibleDescription() == view.shown.summary(lab.snapshot())
    lab.frame.disconnect(view.display)


@each_telling("case", with_each(*SIZES), *in_turn(*SIZES)[1::2])
def test_everything_is_met_where_it_stands(qtbot: QtBot, case: tuple[str, tuple[int, int]]) -> None:
    name, size = case
    lab = Lab(MANY[name])
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.display(lab.snapshot())
    view.grab()

    for key, area in view.texts.items():
        if key in {"note", "legend"}:
            continue
        target = view.target_at(QPointF(area.center()))
        assert target is not None
        assert target.key == key.removeprefix("value_")
    for key, area in view.nodes.items():
        assert meets(view, area.center(), key)
    # Of many lines some: that each can be met somewhere is tried on the layout itself.
    names = lab.experiment.model.parameter_names
    for parameter in names[:: 1 + len(names) // 60]:
        assert meets(view, place(view, parameter), parameter)
