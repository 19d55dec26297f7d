"""A short movement along the lines when a stage opens: which way the numbers go."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QWidget

from learnscope.gui.snapshot.run_state import RunState
from learnscope.gui.snapshot.snapshot import Snapshot

#: How long it takes, in milliseconds.
_DURATION = 240

#: The stages in which something travels.
TRAVELLING = frozenset({"forward", "loss", "backward"})


class Pulse(QObject):
    """Runs once when a stage opens, never during a run, and leaves nothing running behind.

    Where it goes is the layout's to say (`legs`), and the painter draws it.

    Parameters
    ----------
    widget : QWidget
        The drawing, which is painted anew while the pulse goes on.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._enabled = True
        #: Where the last moment stood: the epoch, the update's number and its stage.
        self._last: tuple[int, int, int] | None = None
        self._movement = QVariantAnimation(self)
        self._movement.setDuration(_DURATION)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._movement.valueChanged.connect(lambda _share: widget.update())
        self._movement.finished.connect(widget.update)

    @property
    def enabled(self) -> bool:
        """Whether anything moves at all."""
        return self._enabled

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self._enabled = enabled
        if not enabled:
            self.stop()

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._movement.state() == QVariantAnimation.State.Running

    @property
    def share(self) -> float | None:
        """How far it has come, from 0 to 1, or None while it stands still."""
        return float(self._movement.currentValue()) if self.running else None

    def follow(self, snapshot: Snapshot) -> None:
        """Start when a stage opens; stop when all are closed, or the run goes on."""
        inside, before = snapshot.inside, self._last
        if inside is None or snapshot.state is RunState.RUNNING:
            self._last = None
            self.stop()
            return
        here = (snapshot.epoch, inside.number, inside.stage)
        if here == before:
            return
        self._last = here
        self.stop()
        opened = before is None or here > before
        travels = inside.stage_name in TRAVELLING
        if opened and travels and self._enabled and self._widget.isVisible():
            self._movement.start()

    def stop(self) -> None:
        """Stand still."""
        self._movement.stop()
