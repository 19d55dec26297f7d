"""Joined lines are read exactly, by pointer and keys."""

import pytest
from joining_hands import LEFT, Key, pixel
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from learnscope.core.inspection.joining import parts
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.hidden.joining import JoiningView

pytestmark = pytest.mark.usefixtures("faster_engine")


def test_pointing_reads_every_part_exactly_and_a_click_copies_the_sum(
    view: JoiningView, lab: Lab
) -> None:
    # On the sum, where neither a sample nor a handle lies.
    model, parameters = lab.experiment.model, lab.trainer.parameters
    at = view.plot.point(0.25, float(model.forward(parameters, [0.25]))).toPoint()
    QTest.mouseMove(view.plot.viewport(), at)
    rows = view.plot.readout.rows()
    x = float(rows[0].text)
    here = parts(model, parameters, [x])
    assert [row.text for row in rows[1:4]] == [exact(term) for term in here.terms]
    assert [row.label for row in rows[1:4]] == [f"y.w{i} · h1.{i}" for i in (1, 2, 3)]
    assert [row.colour for row in rows[1:4]] == ["w1", "w2", "w3"]
    answer = exact(float(model.forward(parameters, [x])))
    assert (rows[5].label, rows[5].text) == ("ŷ", answer)
    assert float(rows[6].text) == float(lab.experiment.problem.target_curve(x))
    assert lab.snapshot().lit == "output"
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == answer
    assert not view.grab().isNull()


def test_pointing_names_a_unit_s_line_a_bend_a_height_and_the_bias(
    view: JoiningView, lab: Lab
) -> None:
    lab.edit((1.0, 1.0, 2.0, 0.5, 0.0, -1.0, 3.0, -2.0, 0.5, -1.2))
    viewport = view.plot.viewport()
    model, parameters = lab.experiment.model, lab.trainer.parameters
    line = view.plot.point(0.8, float(parts(model, parameters, [0.8]).terms[0])).toPoint()
    for at, lit in (
        (line, "h1.1"),
        (pixel(view, 1, "bend"), "h1.2.b"),
        (pixel(view, 1, "height"), "y.w2"),
        (view.plot.point(-1.09, -1.2).toPoint(), "output"),
    ):
        QTest.mouseMove(viewport, at)
        assert lab.snapshot().lit == lit
        assert not view.grab().isNull()


def test_a_lit_unit_stands_out_from_the_others(view: JoiningView, lab: Lab) -> None:
    lab.light("h1.2")
    colours = [line.opts["pen"].color() for line in view.plot.terms[:3]]
    assert colours[1] == LIGHT.colour("w2")
    assert colours[0] != LIGHT.colour("w1")
    view.apply_theme(DARK)
    assert view.plot.terms[1].opts["pen"].color() == DARK.colour("w2")


def test_a_sample_is_read_and_chosen_by_a_click(view: JoiningView, lab: Lab) -> None:
    at = QPointF(*view.plot.sample_places()[3].tolist()).toPoint()
    QTest.mouseMove(view.plot.viewport(), at)
    rows = view.plot.readout.rows()
    problem = lab.experiment.problem
    texts = [exact(problem.inputs[3, 0]), exact(problem.target_array[3])]
    assert [row.text for row in rows[:2]] == texts
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    assert lab.selected == 3


def test_keys_move_the_read_out_and_it_is_heard(view: JoiningView) -> None:
    view.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.plot, Key.Key_Period)
    assert "y.w1 · h1.1" in view.plot.accessibleDescription()
    QTest.keyClick(view.plot, Key.Key_Return)
    assert float(QGuiApplication.clipboard().text())
    QTest.keyClick(view.plot, Key.Key_Escape)
    assert view.plot.readout.rows() == []
