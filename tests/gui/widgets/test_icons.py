"""The icons are there at every size, in the theme's colours, and drawn by one hand."""

from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest
from cases import named
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from learnscope import assets
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.widgets import icons

USED_BY_THE_WINDOW = {"reset", "new_start", "step_back", "run", "pause", "step", "info", "warning"}

pytestmark = pytest.mark.usefixtures("qapp")

each_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def image(icon: QIcon, size: int, ratio: float, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    pixmap = icon.pixmap(QSize(size, size), ratio, mode)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def pixels(picture: QImage) -> np.ndarray:
    """Return the pixels row by row, each as red, green, blue and alpha."""
    picture = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(picture.constBits(), np.uint8)
    return flat.reshape(picture.height(), picture.width(), 4).astype(int)


def assert_painted_in(picture: QImage, ink: str) -> None:
    """Check the covered pixels; faint ones at the edges are rounded too coarsely to compare."""
    found = pixels(picture)
    covered = found[found[..., 3] > 100]
    assert len(covered) > 12
    assert np.abs(covered[:, :3] - QColor(ink).getRgb()[:3]).max() <= 2


def test_the_window_finds_the_icons_it_names() -> None:
    assert set(icons.names()) >= USED_BY_THE_WINDOW


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_the_same_frame_and_pen(name: str) -> None:
    root = ElementTree.parse(assets.path("icons", f"{name}.svg")).getroot()

    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    paints = {element.get(key) for element in root.iter() for key in ("fill", "stroke")}
    assert paints <= {None, "none", "currentColor"}


@each_theme
def test_an_icon_is_painted_in_the_theme_s_ink(theme: Theme) -> None:
    for name in icons.names():
        with named(name):
            assert_painted_in(image(icons.icon(name, theme), 24, 2), theme.ink)


@each_theme
def test_a_disabled_icon_is_muted_and_fainter(theme: Theme) -> None:
    for name in icons.names():
        picture = image(icons.icon(name, theme), 24, 2, QIcon.Mode.Disabled)
        with named(name):
            assert_painted_in(picture, theme.muted)
            assert pixels(picture)[..., 3].max() <= 255 * icons.DISABLED_OPACITY + 1


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_has_every_device_pixel_and_lies_within_them(name: str) -> None:
    for size, ratio in product((16, 18, 20, 24, 32), (1, 1.5, 2)):
        picture = image(icons.icon(name, LIGHT), size, ratio)
        alpha = pixels(picture)[..., 3]

        with named(size, ratio):
            assert (picture.width(), picture.height()) == (size * ratio, size * ratio)
            # A stroke cut off by the frame would cover whole pixels there.
            for edge in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]):
                assert edge.max() < 128


def test_an_icon_can_take_another_colour_of_the_theme() -> None:
    assert_painted_in(image(icons.icon("run", DARK, "on_accent"), 24, 2), DARK.on_accent)


def test_an_icon_is_painted_in_a_place_as_it_is_drawn_by_itself() -> None:
    icon = icons.icon("run", LIGHT)
    canvas = QImage(48, 48, QImage.Format.Format_ARGB32)
    canvas.setDevicePixelRatio(2)
    canvas.fill(0)
    painter = QPainter(canvas)
    icon.paint(painter, 0, 0, 24, 24)
    painter.end()

    assert np.array_equal(pixels(canvas)[..., 3], pixels(image(icon, 24, 2))[..., 3])
    assert_painted_in(canvas, LIGHT.ink)


def test_a_copy_to_which_something_is_added_leaves_the_icon_as_it_is() -> None:
    before = image(icons.icon("run", LIGHT), 24, 1)
    copy = QIcon(icons.icon("run", LIGHT))
    copy.addPixmap(QPixmap(5, 5))

    assert image(copy, 24, 1) == before
    del copy
    assert image(icons.icon("run", LIGHT), 24, 1) == before


def test_the_same_request_gives_the_same_icon() -> None:
    assert icons.icon("run", LIGHT) is icons.icon("run", LIGHT)
    assert icons.icon("run", LIGHT) is not icons.icon("run", DARK)


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"no icon named 'rnu'; there are: .*run"):
        icons.icon("rnu", LIGHT)


@pytest.mark.parametrize("size", [16, 32, 48, 256])
def test_the_application_icon_is_sharp_at_every_size(size: int) -> None:
    picture = image(icons.application_icon(), size, 1)

    assert picture.width() == size
    assert len(np.unique(pixels(picture).reshape(-1, 4), axis=0)) > 30


def test_an_icon_of_no_size_is_nothing() -> None:
    assert icons.icon("run", LIGHT).pixmap(QSize(0, 0)).isNull()
