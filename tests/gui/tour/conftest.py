"""A window for the tour's tests, one for a file: the tour gives back what it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tour_looks import settle
from windows import one_window

from learnscope.core import Experiment
from learnscope.gui.tour.progress import TourProgress

SIZE = (1280, 800)


@pytest.fixture(scope="module")
def _one_window(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Any]:
    assert qapp is not None
    with one_window(request) as window:
        yield window


@pytest.fixture
def touring(_one_window: Any) -> Iterator[Any]:
    """A main window to go through the tour in, with the learner's own run not yet begun.

    For tests that change nothing but by the tour. Whether the tour gives back what it took is held
    in the end.
    """
    window, tour = _one_window, _one_window.guide.tour
    own, patience = window.lab.trainer, tour.watched
    before = _standing(window)
    assert (own.experiment, own.epoch) == (Experiment(), 0)
    yield window
    window.guide.leave()
    window.resize(*SIZE)
    window.setFocus()
    tour.progress, tour.watched = TourProgress(), patience
    settle()
    assert window.lab.trainer is own
    assert (own.experiment, own.epoch) == (Experiment(), 0)
    assert _standing(window) == before


def _standing(window: Any) -> list[object]:
    """Return what a test could leave behind for the next."""
    lab, panel = window.lab, window.parts.panel
    return [
        (lab.selected, lab.state, lab.pace_index, list(lab.pins), lab.undo_stack.undoable),
        {name for name, section in panel.sections.items() if section.is_open},
        {name for name, dock in window.docks.by_name.items() if not dock.isHidden()},
        [window.parts.surface.quantity, window.parts.surface.mode],
    ]
