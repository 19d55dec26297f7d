"""How a person sees and steers learning: the Qt window around `learnscope.core`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learnscope.gui.window import MainWindow

__all__ = ["MainWindow"]


def __getattr__(name: str) -> object:
    # Qt is loaded with the window only, so that `app` can say in plain words that it is missing.
    if name == "MainWindow":
        from learnscope.gui.window import MainWindow  # noqa: PLC0415

        return MainWindow
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
