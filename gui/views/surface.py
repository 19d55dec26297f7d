"""The model's answer over the whole plane of inputs: a map, and a surface to turn."""

from collections.abc import Callable
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

from learnscope.core.gate import INPUTS
from learnscope.gui.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.line_map import LineMap
from learnscope.gui.views.scale import QUANTITIES
from learnscope.gui.views.view import View

if TYPE_CHECKING:
    from learnscope.gui.views.surface3d import Surface3D


class SurfaceView(View):
    """ŷ over x1 and x2, or z before the activation, as a map or in three dimensions."""

    #: ``"2d"`` or ``"3d"``.
    mode_changed = Signal(str)
    #: ``"output"`` or ``"z"``.
    quantity_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface_view")
        self.mode = "2d"
        self.quantity = "output"
        self.map = LineMap()
        self.map.row_chosen.connect(self.row_chosen)
        self.map.parameters_edited.connect(self.parameters_edited)
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
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(0)
        self._quantities = self._switch(switch, QUANTITIES, self.quantity, self.set_quantity)
        switch.addSpacing(GRID)
        self._buttons = self._switch(switch, ("2d", "3d"), self.mode, self.set_mode)
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

    def _switch(
        self, row: QHBoxLayout, names: tuple[str, ...], chosen: str, choose: Callable[[str], None]
    ) -> dict[str, QToolButton]:
        """Add buttons of which one is down, and return them by name."""
        group = QButtonGroup(self)
        buttons = {name: QToolButton() for name in names}
        for name, button in buttons.items():
            button.setObjectName(f"surface_{name}")
            button.setCheckable(True)
            reach_by_tab(button, ARROWS + PRESS)
            button.setChecked(name == chosen)
            button.clicked.connect(lambda _=False, name=name: choose(name))
            group.addButton(button)
            row.addWidget(button)
        return buttons

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        if self.mode == "2d":
            self.map.display(snapshot)
        elif self.solid is not None:
            self.solid.display(snapshot)
        pictures = (self.map,) if self.solid is None else (self.map, self.solid)
        self.renew_summary(snapshot, *pictures)

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
        for button in (*self._quantities.values(), *self._buttons.values()):
            button.raise_()
        self._caption()
        if self._snapshot is not None:
            self.display(self._snapshot)
        self.mode_changed.emit(mode)

    def set_quantity(self, quantity: str) -> None:
        """Show the answers ŷ (``"output"``) or the plane ``"z"`` before the activation."""
        if quantity == self.quantity:
            return
        self.quantity = quantity
        self._quantities[quantity].setChecked(True)
        self.map.set_quantity(quantity)
        if self.solid is not None:
            self.solid.set_quantity(quantity)
        self.retranslate()
        self.quantity_changed.emit(quantity)

    def _make_solid(self) -> None:
        # OpenGL takes a good part of a second to load, and most windows never need it.
        from learnscope.gui.views.opengl import has_opengl  # noqa: PLC0415

        if not has_opengl():
            return
        from learnscope.gui.views.surface3d import Surface3D  # noqa: PLC0415

        self.solid = Surface3D()
        self.solid.set_quantity(self.quantity)
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
        names = {
            "output": translate("SurfaceView", "Answers over the inputs x1 and x2"),
            "z": translate("SurfaceView", "The weighted sum z over the inputs x1 and x2"),
        }
        name = names[self.quantity]
        self.setAccessibleName(name)
        self.map.setAccessibleName(name)
        self._explain_map()
        tips = {
            "output": translate("SurfaceView", "Show the answers ŷ = σ(z), after the activation"),
            "z": translate(
                "SurfaceView",
                "Show the plane z = w1·x1 + w2·x2 + b, before the activation. Its scale goes "
                "equally far to both sides of 0.",
            ),
        }
        for quantity, button in self._quantities.items():
            button.setText("ŷ" if quantity == "output" else "z")
            button.setAccessibleName(tips[quantity])
            button.setToolTip(tips[quantity])
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
            self._explain_solid(self.solid)
        self._caption()

    def _explain_map(self) -> None:
        texts = {
            "output": translate(
                "SurfaceView",
                "The model's answer ŷ for every pair of inputs x1 and x2: blue towards 1, orange "
                "towards 0, pale where it is undecided. On the line ŷ is exactly ½. Point "
                "anywhere to read ŷ and click to copy it; click a sample, or press ↑ and ↓, to "
                "choose it. Drag the line to change b, or its handle to turn it.",
            ),
            "z": translate(
                "SurfaceView",
                "The weighted sum z for every pair of inputs x1 and x2, before the activation "
                "makes an answer of it: blue above 0, orange below, pale near 0. On the line z is "
                "exactly 0, and so ŷ is ½. Point anywhere to read z and click to copy it; click a "
                "sample, or press ↑ and ↓, to choose it. Drag the line to change b, or its handle "
                "to turn it.",
            ),
        }
        self.map.setWhatsThis(texts[self.quantity])

    def _explain_solid(self, solid: "Surface3D") -> None:
        texts = {
            "output": translate(
                "SurfaceView",
                "The model's answer ŷ as a height over the inputs x1 and x2. The mark of each "
                "sample stands at its right answer, 0 or 1; the line from there to the surface is "
                "how far off the model is.",
            ),
            "z": translate(
                "SurfaceView",
                "The weighted sum z as a height over the inputs x1 and x2: a plane. The mark of "
                "each sample stands on it; the line from there to the level z = 0 is its z.",
            ),
        }
        how = translate(
            "SurfaceView",
            "Drag or press the arrow keys to turn, use the wheel or + and − to come closer, "
            "double-click or press Esc to turn back.",
        )
        solid.setWhatsThis(f"{texts[self.quantity]} {how}")

    def _caption(self) -> None:
        texts = {
            ("2d", "output"): translate(
                "SurfaceView",
                "Circle: right answer 0, triangle: 1. Filled with the colour of the model's "
                "answer, outlined with that of the right one.",
            ),
            ("2d", "z"): translate(
                "SurfaceView",
                "The plane z = w1·x1 + w2·x2 + b: where it is above 0 the answer ŷ is nearer 1, "
                "elsewhere nearer 0.",
            ),
            ("3d", "output"): translate(
                "SurfaceView",
                "Height: ŷ. Each mark stands at its right answer; the line from it to the "
                "surface is the error.",
            ),
            ("3d", "z"): translate(
                "SurfaceView",
                "Height: z, a plane. Each mark stands on it; the line from it to the level "
                "z = 0 is its z.",
            ),
        }
        self.caption.setText(texts[self.mode, self.quantity])

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        rows = [
            f"{x1:.0f} {x2:.0f}: {fixed(output)} ({target})"
            for (x1, x2), output, target in zip(
                INPUTS, snapshot.outputs, snapshot.experiment.problem.targets, strict=True
            )
        ]
        text = translate("SurfaceView", "Answers, with the right ones in brackets: {rows}")
        return text.format(rows=", ".join(rows))
