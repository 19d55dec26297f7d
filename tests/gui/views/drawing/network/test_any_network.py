"""Any network is drawn, stepped, opened and edited, and each part is met where it stands."""

import pytest
from network_hands import MANY, meets, place
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.views.drawing.drawing import DrawingView, NetworkView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


@pytest.mark.parametrize("name", MANY)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_any_network_is_drawn_stepped_opened_and_edited(
    qtbot: QtBot, name: str, theme: object
) -> None:
    lab = Lab(MANY[name])
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(440, 250)
    view.apply_theme(theme)
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


@pytest.mark.parametrize("size", [(440, 250), (570, 292)])
@pytest.mark.parametrize("name", MANY)
def test_everything_is_met_where_it_stands(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
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
