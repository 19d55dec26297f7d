"""What the system or the terminal may ask for at any time: that the program ends."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

#: What asks for it: the system, Ctrl+C in the terminal, and the terminal that was closed.
_ASKING = [
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
]


@contextmanager
def closing_when_asked(window: QWidget) -> Iterator[None]:
    """Close the window when a signal asks for the end, as if a person had closed it.

    Whoever asks a second time does not wait for that: the signal then does what it does by
    default. A signal that is ignored stays so, as `nohup` counts on.

    Parameters
    ----------
    window : QWidget
        Closed by the event loop, which has to run meanwhile.
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
