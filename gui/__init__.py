"""How a person sees and steers learning: the Qt window around `learnscope.core`.

To be read in this order: `app`, the command line, and `program`, the application, with `process`;
`window`, which holds the parts; `wiring`, who is told of what; `session`, the run under a person's
hands; the wings `panel`, `views`, `update` and `tour`; what they share, `widgets`, `plotting`,
`text` and `look`. Around them `commands`, everything with a name and a key, `dialogs`, `files`,
`layout`, where docks stand, `settings`, `safekeeping`, that nothing is lost; of the tour in the
window `guide`, `scenery`, what a card sets up, and `highlight`, what it frames.
"""

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
