"""The icons: line drawings of our own, tinted with the theme's ink."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from learnscope import assets
from learnscope.gui.look.theme import Theme

#: Sides at which icons are shown, in device-independent pixels. A pixmap of each is drawn from the
#: SVG, so that Qt never has to scale one.
SIZES = (16, 20, 24, 32)

#: Device pixels per device-independent pixel.
RATIOS = (1, 2)

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

    Needs a QGuiApplication, as every pixmap does.

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
    result = QIcon()
    _add_pixmaps(result, _tinted(svg, theme.colour(ink)), QIcon.Mode.Normal)
    _add_pixmaps(result, _tinted(svg, theme.colour("muted")), QIcon.Mode.Disabled, DISABLED_OPACITY)
    return result


@cache
def application_icon() -> QIcon:
    """Return the program's own icon, for windows and the task bar."""
    renderer = QSvgRenderer(str(assets.path("icons", f"{_APPLICATION}.svg")))
    result = QIcon()
    _add_pixmaps(result, renderer, QIcon.Mode.Normal)
    for size in (48, 64, 128, 256):
        result.addPixmap(_pixmap(renderer, size, 1))
    return result


def _tinted(svg: bytes, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.name().encode())))


def _add_pixmaps(
    target: QIcon, renderer: QSvgRenderer, mode: QIcon.Mode, opacity: float = 1.0
) -> None:
    for ratio in RATIOS:
        for size in SIZES:
            target.addPixmap(_pixmap(renderer, size, ratio, opacity), mode)


def _pixmap(renderer: QSvgRenderer, size: int, ratio: int, opacity: float = 1.0) -> QPixmap:
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    # Faded as a whole: drawn with less opacity, overlapping lines would show as darker spots.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(pixmap.rect(), QColor.fromRgbF(0.0, 0.0, 0.0, opacity))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
