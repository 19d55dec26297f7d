"""The loss surface as it stands in a window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Experiment
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.landscape.landscape import LandscapeView

MakeView = Callable[[Experiment], LandscapeView]


@pytest.fixture
def make_view(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> Iterator[MakeView]:
    """Make a view as it stands in a window, connected as the window connects it."""
    made: list[tuple[Lab, LandscapeView, QWidget]] = []

    def make(experiment: Experiment) -> LandscapeView:
        lab = make_lab(experiment)
        window = QWidget()
        qtbot.addWidget(window)
        view = LandscapeView(window)
        view.lab = lab
        view.resize(480, 420)
        window.resize(500, 440)
        view.parameters_edited.connect(lab.edit)
        view.start_pulled.connect(lab.start_from)
        lab.frame.connect(view.display)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        lab.refresh()
        made.append((lab, view, window))
        return view

    yield make
    for lab, view, _ in made:
        lab.frame.disconnect(view.display)
        lab.pause()


@pytest.fixture
def view(make_view: MakeView) -> LandscapeView:
    """The ground of the worked example, all rows on."""
    return make_view(Experiment())


@pytest.fixture
def bench(open_bench: Callable[..., ViewBench]) -> ViewBench:
    """The ground of the worked example, as large as in the main window."""
    return open_bench("landscape", None, (580, 560))
