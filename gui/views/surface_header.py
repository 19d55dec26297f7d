"""The line above the surface: which hidden unit is shown, and what a click adds."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from learnscope.core.units import OUTPUT
from learnscope.gui.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.language import translate
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.marks import Mark, paint_mark

#: The side of a class's picture on its button, in pixels.
_ICON = 18


class SurfaceHeader(QWidget):
    """The name of a hidden unit with the way back to ŷ, and the class of samples to be added."""

    #: The learner wants to see the answer ŷ again.
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = OUTPUT
        self._adding = False
        self._title = QLabel()
        self._title.setProperty("role", "caption")
        self._back = QToolButton()
        self._back.setObjectName("surface_back")
        reach_by_tab(self._back, PRESS)
        self._back.clicked.connect(self.back)
        self._adds = QLabel()
        self._adds.setProperty("role", "caption")
        self.classes = {target: QToolButton() for target in (0, 1)}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._back)
        layout.addSpacing(GRID)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self._adds)
        layout.addSpacing(GRID)
        for target, button in self.classes.items():
            button.setObjectName(f"surface_class_{target}")
            button.setCheckable(True)
            button.setChecked(target == 1)
            button.setText(str(target))
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            reach_by_tab(button, ARROWS + PRESS)
            group.addButton(button)
            layout.addWidget(button)
        self.set_up(OUTPUT, False)
        self.retranslate()

    @property
    def target(self) -> int:
        """The class of a sample that a click adds."""
        return int(self.classes[1].isChecked())

    def set_up(self, unit: str, adds: bool) -> None:
        """Show what is needed: a hidden unit's name, the choice of a class, or nothing."""
        hidden = unit != OUTPUT
        if (unit, adds) != (self.unit, self._adding):
            self.unit, self._adding = unit, adds
            self._name_unit()
        parts: dict[QWidget, bool] = {self._title: hidden, self._back: hidden, self._adds: adds}
        parts |= dict.fromkeys(self.classes.values(), adds)
        for part, needed in parts.items():
            part.setVisible(needed)
        self.setVisible(hidden or adds)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the classes' marks in other colours."""
        ratio = self.devicePixelRatioF()
        for target, button in self.classes.items():
            pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mark = Mark(0, (), target, target, active=True, selected=False)
            paint_mark(painter, QPointF(_ICON / 2, _ICON / 2), mark, theme, 5.5)
            painter.end()
            button.setIcon(QIcon(pixmap))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._name_unit()
        back = translate("SurfaceHeader", "Back to the answer ŷ of the output unit")
        self._back.setText("← ŷ")
        self._back.setToolTip(back)
        self._back.setAccessibleName(back)
        self._adds.setText(translate("SurfaceHeader", "A click adds"))
        for target, button in self.classes.items():
            tip = translate(
                "SurfaceHeader",
                "A click on free ground adds a sample of class {target}. With Shift, or with the "
                "right button, it is one of the other class.",
            ).format(target=target)
            button.setToolTip(tip)
            name = translate("SurfaceHeader", "Add samples of class {target}")
            button.setAccessibleName(name.format(target=target))

    def _name_unit(self) -> None:
        if self.unit == OUTPUT:
            return
        layer, _, number = self.unit.removeprefix("h").partition(".")
        text = translate("SurfaceHeader", "{unit}: unit {number} of hidden layer {layer}")
        whole = text.format(unit=self.unit, number=number, layer=layer)
        # Beside the choice of a class there is room for no more than the name.
        self._title.setText(self.unit if self._adding else whole)
        self._title.setToolTip(whole)
