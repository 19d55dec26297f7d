"""Everything that is asked of a lab takes long."""

from functools import partial

import pytest
from long_ways import EPOCH, EXPERIMENT, LATEST, PORTIONS, UPDATES

from learnscope.core import Trainer, compiled
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan
from learnscope.gui.session import playback, training
from learnscope.gui.session import playback as clock


@pytest.fixture(params=["interpreted", "beside the drawing"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go the way of either engine, whether it is there or not: the numbers are the same."""
    monkeypatch.setattr(compiled, "ready", lambda: request.param != "interpreted")


@pytest.fixture(autouse=True)
def _everything_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing done at once, and a frame do little, whatever the machine does meanwhile."""
    monkeypatch.setattr(playback, "MOST", 0.0)
    monkeypatch.setattr(training, "time_slice", lambda _drawing: 0.0)
    monkeypatch.setattr(Plan, "portion", property(lambda _plan: UPDATES // PORTIONS))
    # One update beside the drawing.
    monkeypatch.setattr(training, "SHARE", 0.0)
    monkeypatch.setattr(clock, "FRAME", 0.0)


@pytest.fixture(scope="module")
def trained() -> Trainer:
    """A run that looks back from its middle; of eight epochs one is recorded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learnscope.core.run.record.History", partial(History, capacity=6))
        run = Trainer(EXPERIMENT)
    run.advance(LATEST)
    run.go_to(EPOCH)
    assert run.history.stride == 8
    return run
