"""What stands in the place of something that could not be drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate

_CENTRED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value


def undrawn_text() -> str:
    """Return what is said, and what helps."""
    return translate(
        "Undrawn",
        "This could not be drawn. Nothing is lost: change the range, the data or the parameters, "
        "and it is tried again.",
    )


def paint_undrawn(widget: QWidget) -> None:
    """Say it over all that a widget has painted; for the end of its ``paintEvent``."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        # It lies over something else, which can be read without it.
        return
    canvas = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    painter = QPainter(canvas)
    painter.fillRect(canvas.rect(), widget.palette().color(QPalette.ColorRole.Base))
    painter.setPen(widget.palette().color(QPalette.ColorRole.Text))
    painter.setFont(widget.font())
    room = QRectF(canvas.rect()).adjusted(GRID / 2, 0.0, -GRID / 2, 0.0)
    text, metrics = undrawn_text(), QFontMetricsF(widget.font())
    if metrics.boundingRect(room, _CENTRED, text).height() > room.height():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _CENTRED, text)
    painter.end()
