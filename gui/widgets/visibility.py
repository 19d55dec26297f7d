"""Whether anything of a widget can be seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_seen(widget: QWidget) -> bool:
    """Return whether a widget shows anywhere in its window.

    Qt calls a dock behind another tab visible, though it keeps it far outside the window; and a
    widget's own visible region is empty where its children cover it.
    """
    if not widget.isVisible():
        return False
    if not widget.visibleRegion().isEmpty():
        return True
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return any(is_seen(child) for child in widget.findChildren(QWidget, options=direct))
