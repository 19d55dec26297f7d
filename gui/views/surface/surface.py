"""The model's answer over its inputs: a map, a surface to turn, a curve, or a cube.

Below the view, what stands above the picture.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
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
from learnscope.gui.plotting.opengl import has_opengl
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.views.surface import surface_help as explain
from learnscope.gui.views.surface import surface_texts as texts
from learnscope.gui.views.surface.line_map import LineMap
from learnscope.gui.views.surface.sample_editor import AddedClass, SampleEditor
from learnscope.gui.views.surface.scale import QUANTITIES
from learnscope.gui.views.surface.surface_texts import Picture
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.view import View

if TYPE_CHECKING:
    from learnscope.gui.views.surface.class_curve import ClassCurve
    from learnscope.gui.views.surface.cube_map import CubeMap
    from learnscope.gui.views.surface.curve_map import CurveMap
    from learnscope.gui.views.surface.surface3d import Surface3D

    _Page = LineMap | CurveMap | ClassCurve | CubeMap | Surface3D

#: In a narrower view, it is not said what the choice of a class is for, nor the classes' numbers
#: beside the long name of a hidden unit.
_WIDE = 400

#: What is free at the left and at the right of the picture.
_MARGINS = (12, GRID)

#: The room that the title of the axis upwards has beside the switch, at least.
_TITLE = 40

#: In a lower view, the caption says the most necessary only.
_HIGH = 260


@guarded
class SurfaceView(View):
    """ŷ over the inputs, z before the activation, or what a hidden unit makes of them.

    Two inputs are a map or a surface in three dimensions, one is a curve, three are a cube;
    whether answers are classes or numbers.
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
        #: The pages that there are; all but the map are made when they are first shown.
        self._pages: dict[str, _Page] = {"2d": self.map}
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
        #: The title of the map's axis upwards that the words beside it leave room for.
        self._titled = self.map.y_title
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
        for page in (self.map, self.missing):
            self._stack.addWidget(page)
        picture = QGridLayout()
        picture.addLayout(self._stack, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        picture.addLayout(switch, 0, 0, corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGINS[0], 0, _MARGINS[1], GRID)
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
        self.map.row_chosen.connect(self.row_chosen)
        self.map.parameters_edited.connect(self.parameters_edited)
        self.header.back.connect(lambda: self.unit_chosen.emit(OUTPUT))
        self._connect_editor(self.map.editor)
        self.map.editor.added.connect(self._add_to_map)
        self.map.editor.relabelled.connect(self.point_relabelled)

    def _connect_editor(self, editor: SampleEditor) -> None:
        editor.chosen.connect(self.row_chosen)
        editor.moved.connect(self.point_moved)
        editor.removed.connect(self.point_removed)

    # The pages

    @property
    def curve(self) -> "CurveMap":
        """The curve over one input."""
        return cast("CurveMap", self._page("curve"))

    @property
    def steps(self) -> "ClassCurve":
        """The curve between 0 and 1 over one input of two classes."""
        return cast("ClassCurve", self._page("steps"))

    @property
    def cube(self) -> "CubeMap":
        """The cube of three inputs."""
        return cast("CubeMap", self._page("cube"))

    @property
    def solid(self) -> "Surface3D | None":
        """The surface in three dimensions, if it was opened and can be drawn here."""
        return cast("Surface3D | None", self._pages.get("3d"))

    def _page(self, name: str) -> "_Page":
        """Return a page; if it is not there yet, it is made."""
        if name not in self._pages:
            makers: dict[str, Callable[[], _Page]] = {
                "curve": self._curve,
                "steps": self._steps,
                "cube": self._cube,
                "3d": self._solid,
            }
            page = makers[name]()
            page.set_quantity(self.quantity)
            page.apply_theme(self.theme)
            self._pages[name] = page
            self._stack.addWidget(page)
            self._name_pages()
        return self._pages[name]

    def _curve(self) -> "CurveMap":
        from learnscope.gui.views.surface.curve_map import CurveMap  # noqa: PLC0415

        page = CurveMap()
        page.row_chosen.connect(self.row_chosen)
        self._connect_editor(page.editor)
        page.editor.added.connect(lambda at, _other: self.point_added.emit((at[0],), at[1]))
        return page

    def _steps(self) -> "ClassCurve":
        from learnscope.gui.views.surface.class_curve import ClassCurve  # noqa: PLC0415

        page = ClassCurve()
        page.row_chosen.connect(self.row_chosen)
        page.parameters_edited.connect(self.parameters_edited)
        editor = page.editor
        editor.chosen.connect(self.row_chosen)
        editor.removed.connect(self.point_removed)
        editor.relabelled.connect(self.point_relabelled)
        editor.moved.connect(lambda row, at: self.point_moved.emit(row, page.moved_to(at)))
        editor.added.connect(
            lambda at, other: self.point_added.emit((at[0],), float(page.class_at(at) != other))
        )
        return page

    def _cube(self) -> "CubeMap":
        from learnscope.gui.views.surface.cube_map import CubeMap  # noqa: PLC0415

        page = CubeMap()
        page.row_chosen.connect(self.row_chosen)
        return page

    def _solid(self) -> "Surface3D":
        # OpenGL takes a good part of a second to load, and most windows never need it.
        from learnscope.gui.views.surface.surface3d import Surface3D  # noqa: PLC0415

        return Surface3D()

    def _name_pages(self) -> None:
        """Say in the present language what each page is."""
        picture = self.picture
        texts_of: dict[str, Callable[[], str]] = {
            "2d": lambda: explain.explain_map(picture),
            "3d": lambda: explain.explain_solid(picture),
            "curve": lambda: explain.explain_curve(picture),
            "steps": lambda: explain.explain_steps(picture),
            "cube": lambda: explain.explain_cube(picture),
        }
        for name, page in self._pages.items():
            page.setAccessibleName(texts.name_of(picture))
            page.setWhatsThis(texts_of[name]())

    def _add_to_map(self, at: Point, other: bool) -> None:
        target = self.added.target
        self.point_added.emit(at, float(1 - target if other else target))

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        self._turn_to(Picture.of(snapshot, self._page_for(snapshot), self.quantity))
        page = self._pages.get(self.picture.page)
        self._name_classes(page)
        if page is not None:
            page.display(snapshot)
        if self.map.y_title != self._titled:
            self._titled = self.map.y_title
            self._fit()
        self.renew_summary(snapshot, *self._pages.values())

    def _name_classes(self, page: "_Page | None") -> None:
        """Call the classes what the data call them, where they are set by hand."""
        words = self.picture.classes
        self.added.name_classes(words)
        editor = getattr(page, "editor", None)
        if isinstance(editor, SampleEditor):
            editor.class_words = words

    def _page_for(self, snapshot: Snapshot) -> str:
        problem = snapshot.experiment.problem
        over_one = "curve" if problem.task == "regression" else "steps"
        return {1: over_one, 3: "cube"}.get(len(problem.input_names), self.mode)

    def _turn_to(self, picture: Picture) -> None:
        """Show another picture, if it is another."""
        if picture == self.picture:
            return
        self.picture = picture
        missing = picture.page == "3d" and self.solid is None
        self._stack.setCurrentWidget(self.missing if missing else self._page(picture.page))
        for button in self._buttons.values():
            button.setVisible(picture.page in {"2d", "3d"})
        for button in self._quantities.values():
            # An answer that is a number is z itself.
            button.setVisible(not picture.numbers or picture.unit != OUTPUT)
        for button in (*self._quantities.values(), *self._buttons.values()):
            button.raise_()
        self.added.raise_()
        self.map.editor.targets_fixed = picture.numbers
        self.map.editor.set_active(picture.own and picture.page == "2d")
        for name in ("curve", "steps"):
            page = self._pages.get(name)
            if page is not None:
                cast("CurveMap", page).editor.set_active(picture.own and picture.page == name)
        self.header.show_unit(picture.unit)
        self.added.setVisible(picture.own and picture.page == "2d" and not picture.numbers)
        self.retranslate()

    def set_mode(self, mode: str) -> None:
        """Show the map (``"2d"``) or the surface (``"3d"``)."""
        if mode == self.mode:
            return
        self.mode = mode
        self._buttons[mode].setChecked(True)
        if mode == "3d" and has_opengl():
            self._page("3d")
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
        for page in self._pages.values():
            page.set_quantity(quantity)
        if self._snapshot is not None:
            self.display(self._snapshot)
        else:
            self._turn_to(Picture(page=self.mode, quantity=quantity))
        self.quantity_changed.emit(quantity)

    def look(self) -> dict[str, Any]:
        """Return which quantity is shown, and whether in 3-D."""
        return {"quantity": self.quantity, "mode": self.mode}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Show a quantity, in a mode."""
        if look.get("quantity") in QUANTITIES:
            self.set_quantity(look["quantity"])
        if look.get("mode") in tuple(self._buttons):
            self.set_mode(look["mode"])

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.added.apply_theme(theme)
        for page in self._pages.values():
            page.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        picture = self.picture
        self.setAccessibleName(texts.name_of(picture))
        self._name_pages()
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
        self.header.retranslate()
        self.added.retranslate()
        self._fit()

    def _fit(self) -> None:
        """Leave out words where the picture needs the room; tips and What's this? have them."""
        wide = self.width() >= _WIDE
        self.added.words.setVisible(wide)
        across = self.width() - sum(_MARGINS)
        # Rather the name of the axis upwards than what the choice of a class is for.
        title = QFontMetricsF(self.map.small_font).horizontalAdvance(self.map.y_title)
        if across - self._taken() - 2 * GRID < max(title, _TITLE):
            self.added.words.hide()
        self.added.show_numbers(wide or self.picture.unit == OUTPUT)
        # The title of the axis upwards stands beside the switch.
        room = float(across - self._taken() - 2 * GRID)
        for page in self._pages.values():
            if isinstance(page, Plot) and page.y_title_room != room:
                page.y_title_room = room
                page.renew()
        whole = texts.caption_of(self.picture)
        text = texts.short_caption_of(self.picture) if self.height() < _HIGH else whole
        self.caption.setText(text)
        self.caption.setToolTip(whole if text != whole else "")

    def _taken(self) -> int:
        """Return how wide the switch is, as far as it is shown."""
        parts = (self.added, *self._quantities.values(), *self._buttons.values())
        return GRID + sum(part.sizeHint().width() for part in parts if not part.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new size."""
        super().resizeEvent(event)
        self._fit()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        return texts.summary_of(snapshot)


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
