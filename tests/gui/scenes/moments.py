"""What the fixture ``moment`` gives: a moment of a run, so many epochs on."""

from collections.abc import Callable

from learnscope.gui.session.snapshot import Snapshot

Moment = Callable[..., Snapshot]
