"""The model's answer over its inputs: a map, a surface to turn, a curve, or a cube."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QOffscreenSurface,
    QOpenGLContext,
    QResizeEvent,
)
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

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.contour import Point
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.views.surface import surface_texts as texts
from learnscope.gui.views.surface.cube_map import CubeMap
from learnscope.gui.views.surface.curve_map import CurveMap
from learnscope.gui.views.surface.line_map import LineMap
from learnscope.gui.views.surface.sample_editor import AddedClass
from learnscope.gui.views.surface.scale import QUANTITIES
from learnscope.gui.views.surface.surface_texts import Picture
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.view import View

if TYPE_CHECKING:
    from learnscope.gui.views.surface.surface3d import Surface3D

#: In a narrower view, it is not said what the choice of a class is for, nor the classes' numbers
#: beside the long name of a hidden unit.
_WIDE = 400

#: In a lower view, the caption says the most necessary only.
_HIGH = 260


@guarded
class SurfaceView(View):
    """ŷ over the inputs, z before the activation, or what a hidden unit makes of them.

    Two inputs are a map or a surface in three dimensions, one is a curve, three are a cube.
    """

    #: ``"2d"`` or ``"3d"``.
    mode_changed = Signal(str)
    #: ``"output"`` or ``"z"``.
    quantity_changed = Signal(str)
    #: A sample to be added to the learner's own: its inputs and its target.
    point_added = Signal(tuple, float)
    #: A sample of the learner's own, and the inputs to which it was moved; on the curve, followed
    #: by its target.
    point_moved = Signal(int, tuple)
    #: A sample of the learner's own, and the class, 0 or 1, that it is to have.
    point_relabelled = Signal(int, int)
    #: A sample of the learner's own that is to be removed.
    point_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface_view")
        self.mode = "2d"
        self.quantity = "output"
        self.header = SurfaceHeader()
        self.added = AddedClass()
        self.map = LineMap()
        self.curve = CurveMap()
        self.cube = CubeMap()
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
        self.picture = Picture()
        self._snapshot: Snapshot | None = None
        self._lay_out()
        self.added.hide()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(0)
        switch.addWidget(self.added)
        self._quantities = self._switch(switch, QUANTITIES, self.quantity, self.set_quantity)
        switch.addSpacing(GRID)
        self._buttons = self._switch(switch, ("2d", "3d"), self.mode, self.set_mode)
        self._stack = QStackedLayout()
        for page in (self.map, self.missing, self.curve, self.cube):
            self._stack.addWidget(page)
        picture = QGridLayout()
        picture.addLayout(self._stack, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        picture.addLayout(switch, 0, 0, corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.setSpacing(0)
        layout.addWidget(self.header)
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

    def _connect(self) -> None:
        for page in (self.map, self.curve, self.cube):
            page.row_chosen.connect(self.row_chosen)
        self.map.parameters_edited.connect(self.parameters_edited)
        self.header.back.connect(lambda: self.unit_chosen.emit(OUTPUT))
        for editor in (self.map.editor, self.curve.editor):
            editor.chosen.connect(self.row_chosen)
            editor.moved.connect(self.point_moved)
            editor.removed.connect(self.point_removed)
        self.map.editor.added.connect(self._add_to_map)
        self.map.editor.relabelled.connect(self.point_relabelled)
        self.curve.editor.added.connect(lambda at, _other: self.point_added.emit((at[0],), at[1]))

    def _add_to_map(self, at: Point, other: bool) -> None:
        target = self.added.target
        self.point_added.emit(at, float(1 - target if other else target))

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        self._turn_to(Picture.of(snapshot, self._page(snapshot), self.quantity))
        shown = {"2d": self.map, "3d": self.solid, "curve": self.curve, "cube": self.cube}
        page = shown[self.picture.page]
        if page is not None:
            page.display(snapshot)
        parts = (self.map, self.curve, self.cube)
        self.renew_summary(snapshot, *(parts if self.solid is None else (*parts, self.solid)))

    def _page(self, snapshot: Snapshot) -> str:
        inputs = len(snapshot.experiment.problem.input_names)
        return {1: "curve", 3: "cube"}.get(inputs, self.mode)

    def _turn_to(self, picture: Picture) -> None:
        """Show another picture, if it is another."""
        if picture == self.picture:
            return
        self.picture = picture
        pages: dict[str, QWidget] = {
            "2d": self.map,
            "3d": self.solid or self.missing,
            "curve": self.curve,
            "cube": self.cube,
        }
        self._stack.setCurrentWidget(pages[picture.page])
        plane = picture.page in {"2d", "3d"}
        for button in self._buttons.values():
            button.setVisible(plane)
        for button in self._quantities.values():
            # Over one input ŷ is z itself.
            button.setVisible(picture.page != "curve" or picture.unit != OUTPUT)
        for button in (*self._quantities.values(), *self._buttons.values()):
            button.raise_()
        self.added.raise_()
        self.map.editor.set_active(picture.own and picture.page == "2d")
        self.curve.editor.set_active(picture.own and picture.page == "curve")
        self.header.show_unit(picture.unit)
        self.added.setVisible(picture.own and picture.page == "2d")
        self.retranslate()

    def set_mode(self, mode: str) -> None:
        """Show the map (``"2d"``) or the surface (``"3d"``)."""
        if mode == self.mode:
            return
        self.mode = mode
        self._buttons[mode].setChecked(True)
        if mode == "3d" and self.solid is None:
            self._make_solid()
        if self._snapshot is not None:
            self.display(self._snapshot)
        else:
            self._turn_to(Picture(page=mode, quantity=self.quantity))
        self.mode_changed.emit(mode)

    def set_quantity(self, quantity: str) -> None:
        """Show outputs such as the answers ŷ (``"output"``), or ``"z"`` before the activation."""
        if quantity == self.quantity:
            return
        self.quantity = quantity
        self._quantities[quantity].setChecked(True)
        for page in (self.map, self.curve, self.cube):
            page.set_quantity(quantity)
        if self.solid is not None:
            self.solid.set_quantity(quantity)
        if self._snapshot is not None:
            self.display(self._snapshot)
        else:
            self._turn_to(Picture(page=self.mode, quantity=quantity))
        self.quantity_changed.emit(quantity)

    def _make_solid(self) -> None:
        # OpenGL takes a good part of a second to load, and most windows never need it.

        if not has_opengl():
            return
        from learnscope.gui.views.surface.surface3d import Surface3D  # noqa: PLC0415

        self.solid = Surface3D()
        self.solid.set_quantity(self.quantity)
        self.solid.apply_theme(self.theme)
        self._stack.addWidget(self.solid)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        for part in (self.added, self.map, self.curve, self.cube):
            part.apply_theme(theme)
        if self.solid is not None:
            self.solid.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        picture = self.picture
        name = texts.name_of(picture)
        for part in (self, self.map, self.curve, self.cube):
            part.setAccessibleName(name)
        self.map.setWhatsThis(texts.explain_map(picture))
        self.curve.setWhatsThis(texts.explain_curve(picture))
        self.cube.setWhatsThis(texts.explain_cube())
        for quantity, button in self._quantities.items():
            tip = texts.quantity_tip(quantity, picture)
            output = "ŷ" if picture.unit == OUTPUT else picture.unit
            button.setText(output if quantity == "output" else "z")
            button.setAccessibleName(tip)
            button.setToolTip(tip)
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
            self.solid.setWhatsThis(texts.explain_solid(picture))
        self.header.retranslate()
        self.added.retranslate()
        self._fit()

    def _fit(self) -> None:
        """Leave out words where the picture needs the room; tips and What's this? have them."""
        wide = self.width() >= _WIDE
        self.added.words.setVisible(wide)
        self.added.show_numbers(wide or self.picture.unit == OUTPUT)
        whole = texts.caption_of(self.picture)
        text = texts.short_caption_of(self.picture) if self.height() < _HIGH else whole
        self.caption.setText(text)
        self.caption.setToolTip(whole if text != whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new size."""
        super().resizeEvent(event)
        self._fit()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        return texts.summary_of(snapshot)


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


class SurfaceHeader(QWidget):
    """The name of a hidden unit with the way back to ŷ."""

    #: The learner wants to see the answer ŷ again.
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = OUTPUT
        self._title = QLabel()
        self._title.setProperty("role", "caption")
        self._back = QToolButton()
        self._back.setObjectName("surface_back")
        reach_by_tab(self._back, PRESS)
        self._back.clicked.connect(self.back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._back)
        layout.addSpacing(GRID)
        layout.addWidget(self._title)
        layout.addStretch(1)
        self.show_unit(OUTPUT)
        self.retranslate()

    def show_unit(self, unit: str) -> None:
        """Show a hidden unit's name, or nothing for the output unit."""
        if unit != self.unit:
            self.unit = unit
            self._name_unit()
        self.setVisible(unit != OUTPUT)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._name_unit()
        back = translate("SurfaceHeader", "Back to the answer ŷ of the output unit")
        self._back.setText("← ŷ")
        self._back.setToolTip(back)
        self._back.setAccessibleName(back)

    def _name_unit(self) -> None:
        if self.unit == OUTPUT:
            return
        layer, _, number = self.unit.removeprefix("h").partition(".")
        text = translate("SurfaceHeader", "{unit}: unit {number} of hidden layer {layer}")
        self._title.setText(text.format(unit=self.unit, number=number, layer=layer))
