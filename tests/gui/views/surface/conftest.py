"""The output surface, and moments of a run for it."""

from collections.abc import Iterator
from functools import partial

import pytest
from moments import Moment
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.views.surface.opengl import has_opengl
from learnscope.gui.views.surface.surface import SurfaceView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SurfaceView]:
    """The view as it stands in a window, 448 × 400 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()


@pytest.fixture
def moment(moment: Moment) -> Moment:
    """A moment of a run, with the row 0 0 selected."""
    return partial(moment, row=0)


@pytest.fixture
def solid_view(view: SurfaceView) -> SurfaceView:
    if not has_opengl():
        pytest.skip("no OpenGL here; run under Xvfb with QT_QPA_PLATFORM=xcb")
    view.set_mode("3d")
    return view
