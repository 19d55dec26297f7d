"""The model's answer over the whole plane of inputs: a map, and a surface to turn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core.problem import INPUTS
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed
from learnscope.gui.player import RunState
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.answer_map import AnswerMap
from learnscope.gui.views.seldom import Seldom
from learnscope.gui.views.view import View

if TYPE_CHECKING:
    from learnscope.gui.views.surface3d import Surface3D


class SurfaceView(View):
    """ŷ over x1 and x2, as a map or in three dimensions."""

    #: ``"2d"`` or ``"3d"``.
    mode_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface_view")
        self.mode = "2d"
        self.map = AnswerMap()
        self.map.row_chosen.connect(self.row_chosen)
        #: Made when it is first opened.
        self.solid: Surface3D | None = None
        self.missing = QLabel()
        self.missing.setObjectName("surface_missing")
        self.missing.setWordWrap(True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(4, 0, 0, 0)
        self._snapshot: Snapshot | None = None
        self._summary = Seldom()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._buttons = {"2d": QToolButton(), "3d": QToolButton()}
        switch = QHBoxLayout()
        switch.setSpacing(0)
        self._group = QButtonGroup(self)
        for mode, button in self._buttons.items():
            button.setObjectName(f"surface_{mode}")
            button.setCheckable(True)
            button.setChecked(mode == self.mode)
            button.clicked.connect(lambda _=False, mode=mode: self.set_mode(mode))
            self._group.addButton(button)
            switch.addWidget(button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.map)
        self._stack.addWidget(self.missing)
        picture = QGridLayout()
        picture.addLayout(self._stack, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        picture.addLayout(switch, 0, 0, corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.addLayout(picture, 1)
        layout.addWidget(self.caption)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        if self.mode == "2d":
            self.map.display(snapshot)
        elif self.solid is not None:
            self.solid.display(snapshot)
        if snapshot.state is not RunState.RUNNING or self._summary.due():
            self._describe(snapshot)

    def set_mode(self, mode: str) -> None:
        """Show the map (``"2d"``) or the surface (``"3d"``)."""
        if mode == self.mode:
            return
        self.mode = mode
        self._buttons[mode].setChecked(True)
        if mode == "3d" and self.solid is None:
            self._make_solid()
        shown = self.map if mode == "2d" else self.solid or self.missing
        self._stack.setCurrentWidget(shown)
        for button in self._buttons.values():
            button.raise_()
        self._caption()
        if self._snapshot is not None:
            self.display(self._snapshot)
        self.mode_changed.emit(mode)

    def _make_solid(self) -> None:
        # OpenGL takes a good part of a second to load, and most windows never need it.
        from learnscope.gui.views.opengl import has_opengl  # noqa: PLC0415

        if not has_opengl():
            return
        from learnscope.gui.views.surface3d import Surface3D  # noqa: PLC0415

        self.solid = Surface3D()
        self.solid.apply_theme(self.theme)
        self._stack.addWidget(self.solid)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.map.apply_theme(theme)
        if self.solid is not None:
            self.solid.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("SurfaceView", "Answers over the inputs x1 and x2")
        self.setAccessibleName(name)
        self.map.setAccessibleName(name)
        self.map.setWhatsThis(
            translate(
                "SurfaceView",
                "The model's answer ŷ for every pair of inputs x1 and x2: blue towards 1, orange "
                "towards 0, pale where it is undecided. On the line ŷ is exactly ½. Point "
                "anywhere to read ŷ and click to copy it; click a sample, or press ↑ and ↓, to "
                "choose it.",
            )
        )
        self._buttons["2d"].setText(translate("SurfaceView", "2-D"))
        self._buttons["2d"].setAccessibleName(translate("SurfaceView", "Map in two dimensions"))
        self._buttons["3d"].setText(translate("SurfaceView", "3-D"))
        self._buttons["3d"].setAccessibleName(
            translate("SurfaceView", "Surface in three dimensions")
        )
        self.missing.setText(
            translate(
                "SurfaceView",
                "The 3-D view needs OpenGL 2.1 or newer and PyOpenGL, which are missing here. "
                "The 2-D map shows the same answers, as colours instead of heights.",
            )
        )
        if self.solid is not None:
            self.solid.setAccessibleName(name)
            self.solid.setWhatsThis(
                translate(
                    "SurfaceView",
                    "The model's answer ŷ as a height over the inputs x1 and x2. The mark of each "
                    "sample stands at its right answer, 0 or 1; the line from there to the "
                    "surface is how far off the model is. Drag or press the arrow keys to turn, "
                    "use the wheel or + and − to come closer, double-click or press Esc to turn "
                    "back.",
                )
            )
        self._caption()

    def _caption(self) -> None:
        if self.mode == "2d":
            text = translate(
                "SurfaceView",
                "Circle: right answer 0, triangle: 1. Filled with the colour of the model's "
                "answer, outlined with that of the right one.",
            )
        else:
            text = translate(
                "SurfaceView",
                "Height: ŷ. Each mark stands at its right answer; the line from it to the "
                "surface is the error.",
            )
        self.caption.setText(text)

    def _describe(self, snapshot: Snapshot) -> None:
        rows = [
            f"{x1:.0f} {x2:.0f}: {fixed(output)} ({target})"
            for (x1, x2), output, target in zip(
                INPUTS, snapshot.outputs, snapshot.experiment.problem.targets, strict=True
            )
        ]
        text = translate("SurfaceView", "Answers, with the right ones in brackets: {rows}")
        text = text.format(rows=", ".join(rows))
        self.setAccessibleDescription(text)
        self.map.setAccessibleDescription(text)
        if self.solid is not None:
            self.solid.setAccessibleDescription(text)
