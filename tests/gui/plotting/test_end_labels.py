"""What stands at the ends of lines: a dot, a name, and a thin line between them where it is far."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from learnscope.gui.look.theme import LIGHT, mix
from learnscope.gui.plotting.end_labels import End, paint_ends

pytestmark = pytest.mark.usefixtures("qapp")

AREA = QRectF(0.0, 0.0, 200.0, 100.0)


#: Halfway between the line's colour and the panel's.
FAINT = mix(LIGHT.colour("run_1"), LIGHT.colour("panel"), 0.5).rgb()


def painted(top: float) -> set[int]:
    """Return the colours of a picture with an end at (150, 90), its name left of it at a height."""
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(LIGHT.colour("panel"))
    # Letters have colours in between as well.
    end = End(150.0, 90.0, " ", LIGHT.colour("run_1"), 150.0)
    painter = QPainter(picture)
    (label,) = paint_ends(painter, [end], AREA, LIGHT, lambda _across, _aim, _taken: top)
    painter.end()
    assert label.top() == top - 2.0
    return {picture.pixel(x, y) for x in range(200) for y in range(100)}


def test_a_name_far_from_its_end_has_a_line_to_it_fainter_than_one_that_is_measured() -> None:
    assert FAINT in painted(10.0)


def test_a_name_beside_its_end_has_none() -> None:
    assert FAINT not in painted(75.0)
