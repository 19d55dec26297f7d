"""The drawing of a network: every unit chosen, every weight taken hold of, by mouse and by key."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Gate, Optimizer
from learnscope.core.network import Network
from learnscope.core.problems.clouds import Cloud
from learnscope.core.problems.curves import Curve
from learnscope.core.start import RandomStart
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.drawing.drawing import DrawingView, NetworkView
from learnscope.gui.views.drawing.view_state import Pulse, parameters_of

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def xor(*hidden: int) -> Experiment:
    return Experiment(problem=Gate("xor"), network=Network(hidden), start=RandomStart(1))


def of_a_curve(*hidden: int) -> Experiment:
    return Experiment(
        problem=Curve("sine", points=60),
        network=Network(hidden),
        loss="squared",
        optimizer=Optimizer(learning_rate=0.1),
        start=RandomStart(1),
    )


#: Very different experiments, from one parameter's worth of lines to 257.
MANY = {
    "xor 2-1-1": xor(1),
    "xor 2-2-1": xor(2),
    "xor 2-8-8-8-8-1": xor(8, 8, 8, 8),
    "one row": replace(xor(3), problem=Gate("xor", rows=(2,))),
    "parity 3-3-1": replace(xor(3), problem=Gate("parity")),
    "majority 3-1": replace(xor(), problem=Gate("majority")),
    "curve 1-1": of_a_curve(),
    "curve 1-6-1": of_a_curve(6),
    "relu": replace(xor(4), network=Network((4,), "relu")),
    "step": replace(xor(2, 3), network=Network((2, 3), "step")),
    "spiral": replace(xor(8, 8), problem=Cloud("spiral", points=500, noise=0.1)),
    "batches": replace(xor(4), problem=Cloud("moons", points=40), batch=Batch(7, True)),
    "diverging": replace(of_a_curve(4), optimizer=Optimizer(learning_rate=1e6)),
}


@pytest.fixture
def lab() -> Iterator[Lab]:
    lab = Lab(xor(2))
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[NetworkView]:
    """The drawing as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = NetworkView(window)
    window.resize(570, 292)
    view.resize(570, 292)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    view.unit_chosen.connect(lab.select_unit)
    view.hidden_chosen.connect(
        lambda hidden: lab.change(
            lambda e: e.with_network(replace(e.network, hidden=hidden)), "network"
        )
    )
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    lab.refresh()
    view.grab()
    yield view
    lab.frame.disconnect(view.display)
    window.close()


def theta(lab: Lab) -> dict[str, float]:
    names = lab.experiment.model.parameter_names
    return dict(zip(names, lab.trainer.parameters.tolist(), strict=True))


def place(view: NetworkView, key: str) -> QPoint:
    """Return a point at which something is met, after the drawing is up to date."""
    view.grab()
    area = view.texts.get(key) or view.nodes.get(key)
    if area is not None:
        return area.center()
    layout = view.network_layout
    assert layout is not None
    for edge in layout.edges:
        if edge.name == key:
            points = [edge.line.pointAt(share / 40).toPoint() for share in range(1, 40)]
            return next(p for p in points if _meets(view, p, key))
    raise KeyError(key)


def _meets(view: NetworkView, at: QPoint, key: str) -> bool:
    target = view.target_at(QPointF(at))
    return target is not None and target.key == key


def wheel(view: NetworkView, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier) -> None:
    QApplication.sendEvent(
        view,
        QWheelEvent(
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def move(view: NetworkView, at: QPoint, held: Qt.MouseButton = LEFT) -> None:
    """Move the pointer with its button held; pytest-qt's own moves hold none."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        held,
        NONE,
    )
    QApplication.sendEvent(view, event)


def hover(view: NetworkView, key: str) -> None:
    move(view, place(view, key), Qt.MouseButton.NoButton)


def focus(view: NetworkView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)


def tab_to(qtbot: QtBot, view: NetworkView, name: str) -> None:
    """Go to a parameter of the unit that the keys act on."""
    for _ in range(20):
        if view.cursor_key == name:
            return
        qtbot.keyClick(view, Key.Key_Tab)
    raise AssertionError(name)


# Every experiment


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
        assert _meets(view, area.center(), key)
    # Of many lines some: that each can be met somewhere is tried on the layout itself.
    names = lab.experiment.model.parameter_names
    for parameter in names[:: 1 + len(names) // 60]:
        assert _meets(view, place(view, parameter), parameter)


# Editing


@pytest.mark.parametrize("name", ["h1.1.w1", "h1.2.w1", "h1.2.b", "y.w2", "y.b"])
@pytest.mark.parametrize(("modifiers", "change"), [(NONE, 0.2), (SHIFT, 0.02), (CTRL, 2.0)])
def test_the_wheel_changes_the_parameter_under_it_and_no_other(
    view: NetworkView, lab: Lab, name: str, modifiers: Qt.KeyboardModifier, change: float
) -> None:
    before = theta(lab)

    wheel(view, place(view, name), 2, modifiers)

    assert theta(lab) == before | {name: round(before[name] + change, 12)}


def test_in_the_largest_network_the_wheel_finds_every_line(qtbot: QtBot) -> None:
    lab = Lab(xor(8, 8, 8, 8))
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(570, 292)
    view.parameters_edited.connect(lab.edit)
    lab.frame.connect(view.display)
    lab.refresh()
    view.grab()

    for name in lab.experiment.model.parameter_names[::7]:
        before = theta(lab)
        wheel(view, place(view, name), 1, NONE)
        assert theta(lab) == before | {name: round(before[name] + 0.1, 12)}
    lab.frame.disconnect(view.display)


def test_a_drag_up_adds_and_is_undone_at_once(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    before = theta(lab)
    at = place(view, "h1.2.w1")

    qtbot.mousePress(view, LEFT, NONE, at)
    for height in (10, 20, 30):
        move(view, at - QPoint(0, height))
    qtbot.mouseRelease(view, LEFT, NONE, at - QPoint(0, 30))

    assert theta(lab) == before | {"h1.2.w1": pytest.approx(before["h1.2.w1"] + 0.3)}
    lab.undo()
    assert theta(lab) == before


def test_a_weight_that_is_held_slips_the_hand_when_the_network_changes(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    at = place(view, "h1.2.w1")
    qtbot.mousePress(view, LEFT, NONE, at)
    move(view, at - QPoint(0, 10))
    lab.set_network(Network((1,)))
    before = theta(lab)
    move(view, at - QPoint(0, 20))
    qtbot.mouseRelease(view, LEFT, NONE, at - QPoint(0, 20))

    assert theta(lab) == before
    assert not view.editor.dragging


def test_what_is_typed_for_a_weight_is_forgotten_when_the_network_changes(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "7")
    qtbot.mouseClick(button(view, "unit_add_1"), LEFT)

    assert lab.experiment.network.hidden == (3,)
    assert not entry.isVisible()
    assert 7.0 not in theta(lab).values()


def test_a_double_click_opens_a_field_and_enter_sets(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    before = theta(lab)

    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    assert entry.text() == exact(before["y.w1"])
    qtbot.keyClicks(entry, "1/4")
    qtbot.keyClick(entry, Key.Key_Return)

    assert theta(lab) == before | {"y.w1": 0.25}


def test_nonsense_is_refused(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    before = theta(lab)
    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "much")
    with qtbot.waitSignal(view.input_refused) as refused:
        qtbot.keyClick(entry, Key.Key_Return)

    assert refused.args[:2] == ["y.w1", "much"]
    assert theta(lab) == before


def test_a_later_update_of_an_epoch_cannot_be_edited(qtbot: QtBot, view: NetworkView) -> None:
    lab = Lab(MANY["batches"])
    for _ in range(5):
        lab.look_inside()
    view.display(lab.snapshot())
    at = place(view, "y.b")

    with qtbot.assertNotEmitted(view.parameters_edited):
        wheel(view, at, 1, NONE)


# Choosing


def test_a_click_on_a_unit_chooses_it_and_one_on_the_output_comes_back(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    qtbot.mouseClick(view, LEFT, NONE, place(view, "h1.2"))
    assert lab.snapshot().unit == "h1.2"

    qtbot.mouseClick(view, LEFT, NONE, place(view, "y"))
    assert lab.snapshot().unit == "y"


def test_escape_comes_back_although_a_click_leaves_the_keys_to_the_run(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    view.window().setFocus()
    qtbot.mouseClick(view, LEFT, NONE, place(view, "h1.1"))
    assert not view.hasFocus()

    qtbot.keyClick(view.window(), Key.Key_Escape)
    assert lab.snapshot().unit == "y"


def test_a_click_on_a_number_copies_it_in_full(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    sample = lab.snapshot().sample
    for key, value in (
        ("y.w2", theta(lab)["y.w2"]),
        ("h1.1.b", theta(lab)["h1.1.b"]),
        ("value_h1.2", sample.layers[0][1].output),
        ("value_x1", sample.inputs[0]),
        ("loss", sample.loss),
        ("target", float(sample.target)),
    ):
        qtbot.mouseClick(view, LEFT, NONE, place(view, key))
        assert QGuiApplication.clipboard().text() == exact(value), key
    assert lab.snapshot().unit == "y"


@pytest.mark.parametrize(
    ("key", "lit"),
    [
        ("h1.2.w1", "h1.2.w1"),
        ("y.b", "y.b"),
        ("h1.2", "h1.2"),
        ("y", "output"),
        ("x2", "x2"),
        ("target", "target"),
        ("loss", "loss"),
    ],
)
def test_hovering_lights_a_quantity_and_leaving_lights_none(
    view: NetworkView, lab: Lab, key: str, lit: str
) -> None:
    hover(view, key)
    assert lab.snapshot().lit == lit

    move(view, QPoint(view.width() - 3, view.height() // 4), Qt.MouseButton.NoButton)
    assert lab.snapshot().lit == ""


@pytest.mark.parametrize("lit", ["h1.2.w1", "h1.1.b", "h1.2", "h1.2.z", "output", "slope", "x1"])
def test_what_is_lit_elsewhere_is_lit_in_the_drawing(view: NetworkView, lab: Lab, lit: str) -> None:
    before = view.grab().toImage()
    lab.light(lit)
    assert view.grab().toImage() != before
    lab.light("")
    assert view.grab().toImage() == before


def test_a_weight_says_where_it_stands_its_value_and_its_slope(view: NetworkView, lab: Lab) -> None:
    target = view.target_at(QPointF(place(view, "h1.2.w1")))
    assert target is not None
    position = lab.experiment.model.parameter_names.index("h1.2.w1")
    slope = lab.snapshot().sample.dloss_dparameters[position]

    for said in ("h1.2.w1", "from x1 to unit 2 of layer 1", exact(theta(lab)["h1.2.w1"])):
        assert said in target.tip()
        assert said in target.note()
    assert exact(slope) in target.tip()
    assert fixed(slope) in target.note()
    assert "double-click to type" in target.tip()


def test_a_unit_says_its_output_its_scale_and_what_a_click_does(
    view: NetworkView, lab: Lab
) -> None:
    target = view.target_at(QPointF(place(view, "h1.2")))
    assert target is not None
    tip = target.tip()

    assert "Unit 2 of layer 1" in tip
    assert exact(lab.snapshot().sample.layers[0][1].output) in tip
    assert "orange −1, blue 1" in tip
    assert "Click to look at it" in tip
    assert "copy" not in tip


# Keys


def test_the_arrows_go_from_unit_to_unit(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    focus(view)
    assert view.cursor_key == "y"
    way = []
    for key in (Key.Key_Left, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(view, key)
        way.append(view.cursor_key)

    assert way == ["h1.1", "h1.2", "h1.2", "h1.1", "y", "y"]
    assert lab.trainer.epoch == 0


def test_enter_looks_at_a_unit_and_escape_comes_back(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    qtbot.keyClick(view, Key.Key_Left)
    qtbot.keyClick(view, Key.Key_Return)
    assert lab.snapshot().unit == "h1.1"

    qtbot.keyClick(view, Key.Key_Escape)
    assert lab.snapshot().unit == "y"


def test_tab_goes_through_a_unit_s_parameters_and_out(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    way = []
    while view.hasFocus():
        way.append(view.cursor_key)
        qtbot.keyClick(view, Key.Key_Tab)

    assert way == ["y", *(p.name for p in parameters_of(lab.experiment.model, "y"))]


def test_backtab_goes_back_and_out(qtbot: QtBot, view: NetworkView) -> None:
    focus(view)
    tab_to(qtbot, view, "y.w2")
    way = []
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Backtab)
        way.append(view.cursor_key)
    qtbot.keyClick(view, Key.Key_Backtab)

    assert way == ["y.w1", "y"]
    assert not view.hasFocus()


@pytest.mark.parametrize("name", ["h1.1.w2", "h1.1.b"])
def test_the_keys_change_type_and_copy_a_parameter(
    qtbot: QtBot, view: NetworkView, lab: Lab, name: str
) -> None:
    before = theta(lab)
    focus(view)
    qtbot.keyClick(view, Key.Key_Left)
    tab_to(qtbot, view, name)

    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Up)
    assert theta(lab) == before | {name: round(before[name] + 0.2, 12)}
    qtbot.keyClick(view, Key.Key_Down, SHIFT)
    assert theta(lab)[name] == pytest.approx(before[name] + 0.19)

    qtbot.keyClick(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == exact(theta(lab)[name])

    qtbot.keyClick(view, Key.Key_Return)
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "-2")
    qtbot.keyClick(entry, Key.Key_Return)
    assert theta(lab) == before | {name: -2.0}
    assert view.hasFocus()

    qtbot.keyClick(view, Key.Key_Escape)
    assert view.cursor_key == "h1.1"


def test_what_the_keys_act_on_is_lit_and_said(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    focus(view)
    assert lab.snapshot().lit == "output"
    tab_to(qtbot, view, "y.w1")

    assert lab.snapshot().lit == "y.w1"
    assert "unit 1 of layer 1" in view.accessibleDescription()
    view.window().setFocus()
    assert lab.snapshot().lit == ""


# Layers and units


def button(view: QWidget, name: str) -> QToolButton:
    return view.findChild(QToolButton, name)


def test_the_buttons_give_more_and_fewer_units_and_layers(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    hidden = []
    for name in ("unit_add_1", "layer_add", "unit_remove_2", "unit_add_2", "layer_remove"):
        qtbot.mouseClick(button(view, name), LEFT)
        hidden.append(lab.experiment.network.hidden)

    assert hidden == [(3,), (3, 3), (3, 2), (3, 3), (3,)]
    lab.undo()
    assert lab.experiment.network.hidden == (3, 3)


def test_the_buttons_know_the_limits(view: NetworkView, lab: Lab) -> None:
    lab.open(xor(1, 8, 4, 2))

    enabled = [
        (button(view, f"unit_remove_{n}").isEnabled(), button(view, f"unit_add_{n}").isEnabled())
        for n in (1, 2, 3, 4)
    ]
    assert enabled == [(False, True), (True, False), (True, True), (True, True)]
    assert not button(view, "layer_add").isEnabled()
    lab.open(of_a_curve())
    assert not button(view, "layer_remove").isVisible()
    assert not button(view, "unit_add_1").isVisible()
    assert button(view, "layer_add").isEnabled()


@pytest.mark.parametrize("size", [(400, 210), (440, 250), (570, 292), (1200, 800)])
@pytest.mark.parametrize("hidden", [(1,), (8, 8, 8, 8), (2, 3)])
def test_the_buttons_stand_apart_above_their_layers(
    view: NetworkView, lab: Lab, hidden: tuple[int, ...], size: tuple[int, int]
) -> None:
    view.window().resize(*size)
    view.resize(*size)
    lab.open(xor(*hidden))
    view.grab()

    buttons = [b for b in view.findChildren(QToolButton) if b.isVisible()]
    assert len(buttons) == 2 * len(hidden) + 2
    drawn = [*view.texts.values(), *view.nodes.values()]
    for number, one in enumerate(buttons):
        assert view.rect().contains(one.geometry())
        others = [other.geometry() for other in buttons[:number]]
        assert not any(one.geometry().intersects(area) for area in [*others, *drawn])
        assert one.accessibleName()
        assert one.toolTip()


def test_the_cursor_comes_back_from_a_unit_that_is_gone(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    for key in (Key.Key_Left, Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.cursor_key == "h1.2"
    lab.open(xor(1))

    assert view.cursor_key == "y"


# Stages


def test_a_pulse_runs_once_when_a_stage_opens(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    lab.look_inside()
    assert view.pulsing
    qtbot.waitUntil(lambda: not view.pulsing)
    lab.light("y")
    assert not view.pulsing


def test_nothing_moves_without_animation(view: NetworkView, lab: Lab) -> None:
    view.animated = False
    for _ in range(4):
        lab.look_inside()
        assert not view.pulsing


@pytest.mark.parametrize("hidden", [(2,), (8, 8)])
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_pulse_goes_forth_and_back_along_the_lines(
    monkeypatch: pytest.MonkeyPatch,
    view: NetworkView,
    lab: Lab,
    hidden: tuple[int, ...],
    steps: int,
) -> None:
    lab.open(xor(*hidden))
    lab.select_unit("h1.1")
    view.animated = False
    for _ in range(steps):
        lab.look_inside()
    still = view.grab().toImage()
    seen = []
    for share in (0.15, 0.3, 0.45, 0.65, 0.8, 0.9):
        monkeypatch.setattr(Pulse, "share", share)
        seen.append(view.grab().toImage())
    monkeypatch.undo()

    assert view.grab().toImage() == still
    # Now and then it is behind a number or a unit.
    assert sum(image != still for image in seen) >= 3
    assert sum(one != other for one, other in pairwise(seen)) >= 2


def test_the_backward_stage_shows_slopes_and_the_update_what_comes_next(
    view: NetworkView, lab: Lab
) -> None:
    view.animated = False
    images = []
    for _ in STAGES:
        lab.look_inside()
        images.append(view.grab().toImage())

    assert len({image.cacheKey() for image in images}) == 4
    assert all(one != other for one, other in pairwise(images))
    target = view.target_at(QPointF(place(view, "h1.1")))
    assert target is not None
    assert "∂L/∂z" in target.tip()


def test_a_chosen_unit_s_way_stands_out(view: NetworkView, lab: Lab) -> None:
    before = view.grab().toImage()
    lab.select_unit("h1.2")
    assert view.grab().toImage() != before


def test_the_summary_says_it_in_one_line(view: NetworkView, lab: Lab) -> None:
    text = view.accessibleDescription()

    assert "2-2-1" in text
    assert "x1 = 1, x2 = 0" in text
    assert "\n" not in text
