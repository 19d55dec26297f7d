"""One session of the program: the application, its window, and the end."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QMessageLogContext,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from learnscope.core import Experiment, Trainer
from learnscope.gui.dialogs.page import show_within_screen
from learnscope.gui.files.writing import SaveError, as_file, save
from learnscope.gui.process import INTERRUPTED, starting, tell, train
from learnscope.gui.safekeeping import Safekeeping
from learnscope.gui.session.training import EngineLoading
from learnscope.gui.session.undo import Held
from learnscope.gui.settings import Settings
from learnscope.gui.text import formulas
from learnscope.gui.widgets import guard
from learnscope.gui.widgets.icons import application_icon
from learnscope.gui.window import MainWindow

#: When the engine and what typesets begin to be loaded, in milliseconds after the window was shown.
_AFTER_FIRST_PAINT = 300


def show(
    experiment: Experiment,
    *,
    epochs: int,
    example: str | None = None,
    file: Path | None = None,
    language: str | None,
    theme: str | None,
    screenshot: Path | None,
    cannot_show: Callable[[str], int],
) -> int:
    """Open the window and run until it is closed; return the exit status.

    Parameters
    ----------
    experiment : Experiment
        What to begin with.
    epochs : int
        Epochs to train before the window shows.
    example : str, optional
        The name of the example that the experiment is: shown at its speed instead of the kept one.
    file : Path, optional
        A saved run, an experiment or data to be opened in the window.
    language, theme : str, optional
        Instead of the kept ones.
    screenshot : Path, optional
        Write the window's picture there and end at once.
    cannot_show : callable
        Told why there is no window; returns the exit status.
    """
    application = _application(cannot_show)
    # A picture of the window at its start has no formula in it.
    loading = EngineLoading(also=None if screenshot else formulas.load)
    try:
        wish = _Wish(epochs, example, file, language, theme, screenshot)
        return _session(application, experiment, loading, wish)
    finally:
        loading.end()


class _Wish(NamedTuple):
    """What is to be shown, as `show` was told."""

    epochs: int
    example: str | None
    file: Path | None
    language: str | None
    theme: str | None
    screenshot: Path | None


def _session(
    application: QApplication, experiment: Experiment, loading: EngineLoading, wish: _Wish
) -> int:
    screenshot = wish.screenshot
    trainer = Trainer(experiment)
    if wish.epochs:
        loading.begin()
    if not train(trainer, wish.epochs):
        return INTERRUPTED
    settings = Settings() if screenshot is None else Settings.throwaway()
    with starting():
        window = MainWindow(experiment, settings, wish.language, wish.theme)
        if wish.example is not None:
            window.parts.show_example(wish.example)
        if wish.epochs:
            window.lab.bring_back(Held(trainer, window.lab.selection))
        if screenshot is None:
            show_within_screen(window)
    if wish.file is not None:
        window.file_menu.open(wish.file)
    if screenshot is None:
        # After the first paint: to load it takes a turn of the event loop.
        QTimer.singleShot(_AFTER_FIRST_PAINT, loading.begin)
        # What fails from here on, in a slot or so, was called by Qt, which goes on.
        sys.excepthook = guard.report_uncaught
        safekeeping = Safekeeping(window, settings)
        QTimer.singleShot(0, safekeeping.offer)
        with closing_when_asked(window, safekeeping.stay):
            status = application.exec()
        safekeeping.end()
        sys.excepthook = sys.__excepthook__
        return status
    window.show()
    for _ in range(3):  # layout, then the docks' shares, then the plots that follow them
        application.processEvents()
    try:
        save(screenshot, as_file(window.grab(), screenshot))
    except SaveError as error:
        tell(str(error))
        return 1
    finally:
        window.close()
    return 0


def _application(cannot_show: Callable[[str], int]) -> QApplication:
    """Return the application; without a display, end in one sentence instead of Qt's abort."""
    said: list[str] = []

    def collect(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            status = cannot_show(_reason(said))
            sys.stderr.flush()
            # Qt would abort after this handler, with a core dump.
            os._exit(status)
        said.append(text)

    # Until there is a window to close, Ctrl+C in the terminal ends the program at once; Python's
    # own handler would wait for an event.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    previous = qInstallMessageHandler(collect)
    application = QApplication([*sys.argv[:1], "-name", "learnscope"])
    qInstallMessageHandler(previous)
    application.setApplicationName("Learnscope")
    application.setApplicationDisplayName("Learnscope")
    application.setDesktopFileName("learnscope")
    application.setWindowIcon(application_icon())
    return application


def _reason(said: list[str]) -> str:
    """Return, of what Qt said before it gave up, the line that helps."""
    for word in ("could not connect", "display", "is needed"):
        for line in said:
            if word in line:
                return line.rstrip(" .")
    return "no display was found"


#: What asks for it: the system, Ctrl+C in the terminal, and the terminal that was closed.
_ASKING = [
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
]


@contextmanager
def closing_when_asked(
    window: QWidget, before: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Close the window when a signal asks for the end, as if a person had closed it.

    Whoever asks a second time does not wait for that: the signal then does what it does by
    default. A signal that is ignored stays so, as `nohup` counts on.

    Parameters
    ----------
    window : QWidget
        Closed by the event loop, which has to run meanwhile.
    before : callable
        Called before that.
    """
    # Python's handlers wait until the interpreter has something to do, and while nothing happens in
    # the window it has not; a byte in a socket wakes Qt's event loop, and so the interpreter.
    asked, woken = socket.socketpair()
    with asked, woken:
        asked.setblocking(False)
        woken.setblocking(False)
        notifier = QSocketNotifier(woken.fileno(), QSocketNotifier.Type.Read, window)

        def close() -> None:
            woken.recv(64)
            before()
            # Not all windows: what is detached from this one goes with it, and stays detached.
            while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
                pass
            window.close()

        def ask(number: int, _frame: object) -> None:
            signal.signal(number, signal.SIG_DFL)

        notifier.activated.connect(close)
        previous_socket = signal.set_wakeup_fd(asked.fileno(), warn_on_full_buffer=False)
        previous = {
            number: signal.signal(number, ask)
            for number in _ASKING
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            yield
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(previous_socket)
            notifier.setEnabled(False)
