"""Between two runs of the program: what the window takes up from its settings and leaves there."""

from typing import TYPE_CHECKING

from learnscope.gui.application.settings import Settings

if TYPE_CHECKING:
    from learnscope.gui.window import MainWindow


class Keeping:
    """Takes up speed, scales, folds, places and sizes as they were, and keeps them at the end.

    Parameters
    ----------
    window : MainWindow
    settings : Settings
        What does not fit there gives the default.
    """

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        self._window = window
        self._settings = settings
        #: Whether the docks still have to be given their default shares of the window.
        self.has_fresh_layout = True

    def restore(self) -> None:
        """Let the window be as it was left."""
        window, settings = self._window, self._settings
        window.parts.set_pace(settings.pace)
        window.parts.loss.set_log(settings.log_loss)
        window.actions_["motion"].setChecked(settings.motion)
        sections = window.parts.panel.sections
        window.parts.panel.fold(
            {name: settings.is_open(name, part.is_open) for name, part in sections.items()}
        )
        geometry, layout = settings.bytes("geometry"), settings.bytes("layout")
        if not geometry.isEmpty() and not window.restoreGeometry(geometry):
            settings.foreign("geometry")
        if not layout.isEmpty() and not window.layouts.restore(layout):
            settings.foreign("layout")
            layout.clear()
        window.layouts.stand(settings.docks(window.docks.by_name))
        self.has_fresh_layout = layout.isEmpty()

    def keep(self) -> None:
        """Keep how the window is left."""
        window, settings = self._window, self._settings
        settings.pace = window.lab.pace_index
        settings.log_loss = window.parts.loss.log
        settings.tour = window.guide.kept
        settings.motion = window.parts.drawing.animated
        for name, section in window.parts.panel.sections.items():
            settings.set_open(name, section.is_open)
        settings.set_bytes("geometry", window.saveGeometry())
        settings.set_bytes("layout", window.layouts.record())
        settings.set_docks(window.layouts.standing())
        settings.save()
