"""Hands on the mouse and the keyboard of an X display, as its server takes them for real ones.

Qt's own test events come with no grab of the pointer and never while something else is under way;
these go through the X server (extension XTEST) like a person's. The few requests that it takes are
spoken here, so that nothing has to be installed for them.
"""

import os
import socket
import struct
from types import TracebackType
from typing import Self

#: What the X protocol calls the keys that are used here, where it is not their letter.
KEYSYMS = {
    "space": 0x20,
    "Tab": 0xFF09,
    "Return": 0xFF0D,
    "Escape": 0xFF1B,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "End": 0xFF57,
    "Shift": 0xFFE1,
    "Control": 0xFFE3,
}

_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE, _MOTION = 2, 3, 4, 5, 6
_QUERY_EXTENSION, _GET_KEYBOARD_MAPPING, _GET_INPUT_FOCUS = 98, 101, 43
_ERROR, _REPLY = 0, 1


class XHands:
    """Moves the pointer, presses buttons and keys; each call returns once the server has done it.

    Parameters
    ----------
    display : str, optional
        Such as ``":51"``; by default the environment's. It has to be on this machine, and to let
        in everyone, as one that a test starts does.

    Raises
    ------
    OSError
        If the server cannot be reached, or refuses.
    """

    def __init__(self, display: str | None = None) -> None:
        number = (display or os.environ["DISPLAY"]).rpartition(":")[2].partition(".")[0]
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{number}")
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, words = struct.unpack("<BxxxxxH", self._receive(8))
        setup = self._receive(4 * words)
        if accepted != 1:
            raise OSError(f"the X server refuses: {setup!r}")
        self._first_key, self._last_key = setup[26], setup[27]
        name = b"XTEST"
        request = struct.pack("<BxHHxx", _QUERY_EXTENSION, 4, len(name)) + name.ljust(8, b"\0")
        there, self._opcode = struct.unpack_from("<BB", self._ask(request), 8)
        if not there:
            raise OSError("the X server has no extension XTEST")
        self._codes = self._key_codes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._socket.close()

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a place of the screen, in pixels from its top left."""
        self._fake(_MOTION, 0, x, y)

    def press(self, button: int = 1) -> None:
        """Press a button of the mouse and hold it: 1 left, 2 middle, 3 right, 4 and 5 the wheel."""
        self._fake(_BUTTON_PRESS, button)

    def release(self, button: int = 1) -> None:
        """Let go of a button of the mouse."""
        self._fake(_BUTTON_RELEASE, button)

    def type(self, keys: str) -> None:
        """Press keys, such as ``"Control+3"``, and let go of them."""
        codes = [self._codes[KEYSYMS.get(key) or ord(key)] for key in keys.split("+")]
        for code in codes:
            self._fake(_KEY_PRESS, code)
        for code in reversed(codes):
            self._fake(_KEY_RELEASE, code)

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        fields = (self._opcode, 2, 9, kind, detail, x, y)
        self._socket.sendall(struct.pack("<BBHBB18xhh8x", *fields))
        # Its answer comes after what was asked for before.
        self._ask(struct.pack("<BxH", _GET_INPUT_FOCUS, 1))

    def _key_codes(self) -> dict[int, int]:
        count = self._last_key - self._first_key + 1
        request = struct.pack("<BxHBBxx", _GET_KEYBOARD_MAPPING, 2, self._first_key, count)
        answer = self._ask(request)
        each = answer[1]
        symbols = struct.unpack_from(f"<{count * each}I", answer, 32)
        # The first symbol of a key is the one that it has without Shift.
        codes = {symbols[row * each]: self._first_key + row for row in reversed(range(count))}
        return {symbol: code for symbol, code in codes.items() if symbol}

    def _ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        while True:
            answer = self._receive(32)
            if answer[0] == _ERROR:
                raise OSError(f"the X server refuses request {answer[10]}: error {answer[1]}")
            if answer[0] == _REPLY:
                return answer + self._receive(4 * struct.unpack_from("<I", answer, 4)[0])

    def _receive(self, size: int) -> bytes:
        received = b""
        while len(received) < size:
            part = self._socket.recv(size - len(received))
            if not part:
                raise OSError("the X server has gone")
            received += part
        return received
