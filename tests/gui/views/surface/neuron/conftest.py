"""Moments of a single neuron's run, and its surface in space."""

from functools import partial

import pytest
from moments import Moment

from learnscope.gui.views.surface.surface import SurfaceView, has_opengl


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
