"""Typeset formulas: LaTeX to pictures, each made once."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

#: The size of a formula's letters, in pixels.
SIZE = 15


@lru_cache(maxsize=512)
def formula(latex: str, colour: str, ratio: float, size: int = SIZE) -> QPixmap:
    """Return a formula as a picture.

    Takes some 12 ms the first time; the symbols do not change with the numbers, so that each is
    made once for a colour.

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
    renderer = QSvgRenderer(QByteArray(_svg(latex, colour, size).encode()))
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


def _svg(latex: str, colour: str, size: int) -> str:
    # Half a second to import: only for whoever opens a formula.
    import ziamath  # noqa: PLC0415

    ziamath.config.svg2 = False  # Qt draws SVG 1.1
    return str(ziamath.Latex(latex, size=size, color=colour).svg())
