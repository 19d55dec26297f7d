"""The icons: line drawings of our own, tinted with the theme's ink."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from learnscope import assets
from learnscope.gui.look.theme import Theme
from learnscope.gui.widgets.guard import guarded

#: A disabled icon is muted and fainter still, so that it recedes beside muted text.
DISABLED_OPACITY = 0.55

#: The file that is a picture of its own and takes no tint.
_APPLICATION = "learnscope"


@cache
def names() -> tuple[str, ...]:
    """Return the names that `icon` knows, in alphabetical order."""
    files = assets.path("icons").glob("*.svg")
    return tuple(sorted(file.stem for file in files if file.stem != _APPLICATION))


@cache
def icon(name: str, theme: Theme, ink: str = "ink") -> QIcon:
    """Return an icon in the colours of a theme; the same object for the same request.

    Parameters
    ----------
    name : str
        One of `names`: a file in ``assets/icons`` without its ending.
    theme : Theme
        Where the colours come from; disabled icons are muted.
    ink : str
        The theme's name for the colour of the lines.

    Raises
    ------
    KeyError
        If there is no icon of that name.
    """
    if name not in names():
        raise KeyError(f"no icon named {name!r}; there are: {', '.join(names())}")
    svg = assets.path("icons", f"{name}.svg").read_bytes()
    return QIcon(_Drawing(_tinted(svg, theme.colour(ink)), _tinted(svg, theme.colour("muted"))))


@cache
def application_icon() -> QIcon:
    """Return the program's own icon, for windows and the task bar."""
    svg = assets.path("icons", f"{_APPLICATION}.svg").read_bytes()
    return QIcon(_Drawing(svg, svg))


def _tinted(svg: bytes, colour: QColor) -> bytes:
    return svg.replace(b"currentColor", colour.name().encode())


#: What Qt copied, kept from being freed while Qt has it: to the end of the program.
_clones: list[QIconEngine] = []


@guarded
class _Drawing(QIconEngine):
    """Draws an icon when it is first shown, in just the pixels that it is shown in.

    Parameters
    ----------
    svg, disabled : bytes
        The drawing, and the one of which a fainter icon is made.
    """

    def __init__(self, svg: bytes, disabled: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._disabled = disabled
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """Return the icon in so many device pixels."""
        faint = mode is QIcon.Mode.Disabled
        key = (size.width(), size.height(), faint)
        if key not in self._drawn:
            self._drawn[key] = _pixmap(self._disabled if faint else self._svg, size, faint)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon."""
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state)
        painter.drawPixmap(rect, pixmap)

    def clone(self) -> QIconEngine:
        """Return another that draws the same."""
        clone = _Drawing(self._svg, self._disabled)
        # It is Qt's from here on, of which PySide does not know.
        _clones.append(clone)
        return clone


def _pixmap(svg: bytes, size: QSize, faint: bool) -> QPixmap:
    if size.isEmpty():
        return QPixmap()
    pixmap = QPixmap(size)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    side = min(size.width(), size.height())
    square = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, square)
    if faint:
        # As a whole: drawn with less opacity, overlapping lines would show as darker spots.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(pixmap.rect(), QColor.fromRgbF(0.0, 0.0, 0.0, DISABLED_OPACITY))
    painter.end()
    return pixmap
