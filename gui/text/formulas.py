"""Typeset formulas: LaTeX to pictures, each made once."""

from contextlib import suppress
from functools import lru_cache
from types import ModuleType

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

#: The size of a formula's letters, in pixels.
SIZE = 15

#: How many formulas are kept, typeset and as pictures.
_MOST = 512

#: The formulas that have been typeset, oldest first: their SVG, by LaTeX and size.
_typeset_already: dict[tuple[str, int], str] = {}

#: The colour that formulas are typeset in; it gives way to the one that is asked for.
_INK = "#010203"


@lru_cache(maxsize=_MOST)
def formula(latex: str, colour: str, ratio: float, size: int = SIZE) -> QPixmap:
    """Return a formula as a picture.

    Takes some 12 ms the first time; the symbols do not change with the numbers, so that each is
    typeset once, and painted once for a colour.

    Parameters
    ----------
    latex : str
    colour : str
        As ``#RRGGBB``.
    ratio : float
        Device pixels per pixel of the screen it is for.
    size : int
        The size of its letters, in pixels.

    Raises
    ------
    ValueError
        If it cannot be drawn.
    """
    svg = _typeset(latex, size).replace(_INK, colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        raise ValueError(f"not a formula that can be drawn: {latex}")
    extent = renderer.defaultSize()
    pixmap = QPixmap(round(extent.width() * ratio), round(extent.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def load() -> None:
    """Import what typesets, from any thread: the first formula is then there as soon as any other.

    Takes a third of a second. If it fails, whoever asks for a formula is told why.
    """
    with suppress(Exception):
        _typesetter()


def is_typeset(latex: str, size: int = SIZE) -> bool:
    """Return whether a formula of that size has been typeset, so that a picture of it is cheap."""
    return (latex, size) in _typeset_already


def _typeset(latex: str, size: int) -> str:
    key = latex, size
    if key not in _typeset_already:
        while len(_typeset_already) >= _MOST:
            del _typeset_already[next(iter(_typeset_already))]
        _typeset_already[key] = _svg(latex, size)
    return _typeset_already[key]


def _svg(latex: str, size: int) -> str:
    return str(_typesetter().Latex(latex, size=size, color=_INK).svg())


def _typesetter() -> ModuleType:
    # Only for whoever opens a formula.
    import ziamath  # noqa: PLC0415

    ziamath.config.svg2 = False  # Qt draws SVG 1.1
    return ziamath
