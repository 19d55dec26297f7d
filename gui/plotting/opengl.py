"""Whether there is OpenGL to draw with, and the one context that draws."""

from functools import cache

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

#: Platforms of Qt that have no screen behind them and no OpenGL; asking them prints warnings.
_WITHOUT = {"offscreen", "minimal", "vnc", "linuxfb"}

#: What pyqtgraph needs.
_LEAST = (2, 1)


@cache
def drawing_context() -> tuple[QOpenGLContext, QOffscreenSurface] | None:
    """Return the context and the invisible surface that all 3-D views draw with, or None.

    There is one for the whole program because pyqtgraph keeps its compiled shaders for the whole
    program, and they are valid in the context that compiled them only. Drawing off screen also
    keeps the window itself free of OpenGL: Qt would otherwise compose all of it that way, make it
    anew when the view is first opened, and lose what was drawn when a dock is detached.
    """
    if QGuiApplication.platformName() in _WITHOUT:
        return None
    context = QOpenGLContext()
    if not context.create():
        return None
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not surface.isValid() or not context.makeCurrent(surface):
        return None
    version = context.format().version()
    context.doneCurrent()
    return (context, surface) if version >= _LEAST else None


def has_opengl() -> bool:
    """Return whether 3-D views can be drawn: the context is there, and so is PyOpenGL."""
    try:
        import OpenGL.GL  # noqa: F401, PLC0415
    except Exception:
        return False
    return drawing_context() is not None
