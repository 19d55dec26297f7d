"""What stands above the surface: which hidden unit is shown, and what a click adds."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.marks import SampleMark, paint_mark
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab

#: The side of a class's picture on its button, in pixels.
_ICON = 16


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


class AddedClass(QWidget):
    """The choice of which class a sample has that a click adds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The words before the buttons; where there is no room, the tips say it alone.
        self.words = QLabel()
        self.words.setProperty("role", "caption")
        self.words.setContentsMargins(0, 0, GRID, 0)
        # They must not keep the view from becoming so narrow that they are left out.
        self.words.setMinimumWidth(1)
        self.classes = {target: QToolButton() for target in (0, 1)}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
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
        self.retranslate()

    @property
    def target(self) -> int:
        """The class of a sample that a click adds."""
        return int(self.classes[1].isChecked())

    def show_numbers(self, shown: bool) -> None:
        """Write each class's number beside its mark, or leave it to its tip."""
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
        for button in self.classes.values():
            if button.toolButtonStyle() != wanted:
                button.setToolButtonStyle(wanted)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the classes' marks in other colours."""
        ratio = self.devicePixelRatioF()
        for target, button in self.classes.items():
            pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mark = SampleMark(0, (), target, target, active=True, selected=False)
            paint_mark(painter, QPointF(_ICON / 2, _ICON / 2), mark, theme, 5.5)
            painter.end()
            button.setIcon(QIcon(pixmap))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.words.setText(translate("SurfaceHeader", "A click adds"))
        for target, button in self.classes.items():
            tip = translate(
                "SurfaceHeader",
                "A click on free ground adds a sample of class {target}. With Shift, or with the "
                "right button, it is one of the other class.",
            ).format(target=target)
            button.setToolTip(tip)
            name = translate("SurfaceHeader", "Add samples of class {target}")
            button.setAccessibleName(name.format(target=target))
