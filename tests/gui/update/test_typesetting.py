"""A stage opens with the formulas in sight; the others come one by one, and nothing jumps."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from cases import each_telling
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Network, RandomStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.text import formulas
from learnscope.gui.update.inside import InsideView
from learnscope.gui.update.inside_rows import LineRow

LARGE = Experiment(Cloud("spiral", 100), Network((8, 8, 8, 8)), start=RandomStart(4))


#: Each test sees a formula for the first time; to work it out each time would take seconds.
_svg = cache(formulas._svg)


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formulas that are typeset, none of which was before."""
    done: list[str] = []

    def svg(latex: str, size: int) -> str:
        done.append(latex)
        return _svg(latex, size)

    monkeypatch.setattr(formulas, "_typeset_already", {})
    monkeypatch.setattr(formulas, "_svg", svg)
    formulas.formula.cache_clear()
    return done


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[tuple[Lab, InsideView]]:
    """The panel of a large network's update, as high as in the window."""
    holder = QWidget()
    qtbot.addWidget(holder)
    lab = Lab(LARGE, holder)
    view = InsideView(holder)
    for part in (view, holder):
        part.resize(440, 340)
    lab.frame.connect(view.display)
    lab.refresh()
    holder.show()
    yield lab, view
    holder.close()


def rows(view: InsideView) -> list[LineRow]:
    return [row for box in view.stages for row in box.rows if row.isVisible()]


def in_sight(view: InsideView) -> list[LineRow]:
    port = view._scroll.viewport()
    return [
        row
        for row in rows(view)
        if port.rect().intersects(row.rect().translated(row.mapTo(port, QPoint())))
    ]


def settled(qtbot: QtBot, view: InsideView) -> list[LineRow]:
    """Return the rows shown, once all have their formulas."""
    qtbot.waitUntil(lambda: not any(row.waits for row in rows(view)))
    return rows(view)


@each_telling("unit", {unit: unit for unit in ("y", "h4.1", "h2.3", "h1.8")}, "h2.3")
def test_backward_opens_with_the_formulas_in_sight_alone(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str], unit: str
) -> None:
    lab, view = panel
    lab.select_unit(unit)
    lab.look_inside()
    lab.look_inside()
    settled(qtbot, view)
    del typeset[:]

    lab.look_inside()

    seen = in_sight(view)
    assert not any(row.waits for row in seen)
    assert len(typeset) <= len(seen) + 1 < len(rows(view))
    assert len(typeset) <= 6
    assert sum(row.waits for row in rows(view)) >= 5
    everything = settled(qtbot, view)
    assert len(set(typeset)) == len(typeset) == len(everything)


def test_what_comes_into_sight_is_complete_and_the_others_come_one_a_turn(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str]
) -> None:
    lab, view = panel
    lab.select_unit("h2.3")
    for _ in range(3):
        lab.look_inside()
    last = rows(view)[-1]
    assert last.waits
    view._scroll.ensureWidgetVisible(last)
    assert not any(row.waits for row in in_sight(view))

    while waiting := [row for row in rows(view) if row.waits]:
        before = len(typeset)
        view._typesetting._typeset_one()
        assert len(typeset) == before + 1
        assert not waiting[0].waits


@each_telling("share", {str(share): share for share in (0.3, 0.6, 1.0)}, "0.6")
def test_what_is_in_sight_keeps_its_place(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str], share: float
) -> None:
    lab, view = panel
    lab.select_unit("h2.3")
    for _ in range(3):
        lab.look_inside()
    bar = view._scroll.verticalScrollBar()
    bar.setValue(round(share * bar.maximum()))
    port = view._scroll.viewport()
    parts = [*view.stages[2].heads, *rows(view)]
    places = {part: part.mapTo(port, QPoint()).y() for part in parts}
    seen = {part: y for part, y in places.items() if 0 <= y < port.height()}
    height = view._content.height()

    settled(qtbot, view)
    QApplication.processEvents()

    assert seen
    assert view._content.height() > height
    assert {part: part.mapTo(port, QPoint()).y() for part in seen} == seen


@each_telling("unit", {unit: unit for unit in ("y", "h2.3")}, "h2.3")
def test_it_ends_as_if_all_had_been_typeset_at_once(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str], unit: str
) -> None:
    lab, view = panel
    lab.select_unit(unit)
    ends = []
    # The second time nothing is left to be typeset.
    for _ in range(2):
        for _ in range(4):
            lab.look_inside()
            settled(qtbot, view)
            QApplication.processEvents()
            ends.append([(row.geometry(), row.symbol.pixmap().toImage()) for row in rows(view)])
            ends.append([(view._scroll.verticalScrollBar().value(), view._content.height())])
        lab.close_inside()
        before = len(typeset)
    assert len(typeset) == before > 20
    assert ends[:8] == ends[8:]


def test_what_is_folded_or_hidden_is_not_typeset(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str]
) -> None:
    lab, view = panel
    view.hide()
    for _ in range(3):
        lab.look_inside()
    QApplication.processEvents()
    assert typeset == []

    view.show()
    settled(qtbot, view)
    assert typeset != []


def test_a_stage_begins_at_the_top_the_first_below_its_caption_and_stays_there_as_its_formulas_come(
    qtbot: QtBot, panel: tuple[Lab, InsideView], typeset: list[str]
) -> None:
    lab, view = panel
    bar = view._scroll.verticalScrollBar()
    for stage in range(4):
        lab.look_inside()
        place = view.stages[stage].head.mapTo(view._scroll.viewport(), QPoint()).y()
        if stage == 0:
            assert bar.value() == 0
        else:
            assert place == 0 or (place > 0 and bar.value() == bar.maximum())
        settled(qtbot, view)
        QApplication.processEvents()
        assert view.stages[stage].head.mapTo(view._scroll.viewport(), QPoint()).y() == place


def test_in_another_theme_the_formulas_are_there_at_once(
    qtbot: QtBot, open_window: Callable[..., Any], typeset: list[str]
) -> None:
    window = open_window(LARGE)
    window.docks.bring_forward("inside")
    window.lab.look_inside()
    settled(qtbot, window.parts.inside)
    del typeset[:]

    window.actions_.themes.actions()[2].trigger()

    assert not any(row.waits for row in rows(window.parts.inside))
    assert typeset == []
