"""The buttons in the drawing that change how many hidden layers and units there are."""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from learnscope.core.network import MAX_LAYERS, MAX_UNITS, one_layer_more
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS
from learnscope.gui.views.drawing.editing import name_button, quiet_button
from learnscope.gui.views.drawing.network.network_layout import NetworkLayout

#: The side of a button, in pixels.
_SIDE = 20


class ShapeControls(QObject):
    """A − and a + above each hidden layer, and two for the layers beside them.

    Parameters
    ----------
    drawing : QWidget
        The drawing that they stand in.
    """

    #: The units of each hidden layer that are asked for.
    chosen = Signal(tuple)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._hidden: tuple[int, ...] = ()
        self.fewer: list[QToolButton] = []
        self.more: list[QToolButton] = []
        self._counts: list[QLabel] = []
        for layer in range(MAX_LAYERS):
            self.fewer.append(self._button(f"unit_remove_{layer + 1}", MINUS, layer, -1))
            self._counts.append(QLabel(drawing))
            self._counts[-1].setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._counts[-1].setProperty("role", "caption")
            self._counts[-1].hide()
            self.more.append(self._button(f"unit_add_{layer + 1}", "+", layer, 1))
        self.remove = quiet_button(drawing, "layer_remove")
        self.remove.clicked.connect(lambda: self.chosen.emit(self._hidden[:-1]))
        self.add = quiet_button(drawing, "layer_add")
        self.add.clicked.connect(lambda: self.chosen.emit(one_layer_more(self._hidden)))
        self.retranslate()

    def _button(self, name: str, text: str, layer: int, by: int) -> QToolButton:
        button = quiet_button(self._drawing, name)
        button.setText(text)
        button.clicked.connect(lambda: self._change(layer, by))
        button.hide()
        return button

    def _change(self, layer: int, by: int) -> None:
        hidden = [*self._hidden]
        hidden[layer] += by
        self.chosen.emit(tuple(hidden))

    def follow(self, hidden: tuple[int, ...]) -> None:
        """Show the buttons of a network."""
        self._hidden = hidden
        for layer in range(MAX_LAYERS):
            there = layer < len(hidden)
            units = hidden[layer] if there else 1
            for part in (self.fewer[layer], self._counts[layer], self.more[layer]):
                part.setVisible(there)
            self._counts[layer].setText(str(units))
            self.fewer[layer].setEnabled(units > 1)
            self.more[layer].setEnabled(units < MAX_UNITS)
        self.remove.setVisible(bool(hidden))
        self.add.setEnabled(len(hidden) < MAX_LAYERS)

    def place(self, layout: NetworkLayout) -> None:
        """Stand above the columns of a drawing."""
        between = layout.between
        top = max(2, round((layout.strip - _SIDE) / 2))
        side = min(_SIDE, int(between / 2.8))
        for layer, x in enumerate(layout.columns):
            half = min(side // 2 + 1 + 7, int(between / 2) - side)
            self.fewer[layer].setGeometry(round(x) - half - side, top, side, _SIDE)
            self._counts[layer].setGeometry(round(x) - half, top, 2 * half, _SIDE)
            self.more[layer].setGeometry(round(x) + half, top, side, _SIDE)
        right = round(layout.right) - 6
        for button in (self.add, self.remove):
            width = button.sizeHint().width()
            button.setGeometry(QRect(right - width, top, width, _SIDE))
            right -= width + 2

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        for layer in range(MAX_LAYERS):
            more = translate("NetworkView", "One unit more in layer {layer}")
            fewer = translate("NetworkView", "One unit fewer in layer {layer}")
            name_button(self.more[layer], more.format(layer=layer + 1))
            name_button(self.fewer[layer], fewer.format(layer=layer + 1))
            count = translate("NetworkView", "Units in layer {layer}").format(layer=layer + 1)
            self._counts[layer].setToolTip(count)
            self._counts[layer].setWhatsThis(count)
        self.add.setText(translate("NetworkView", "+ layer"))
        name_button(self.add, translate("NetworkView", "One hidden layer more, before the output"))
        self.remove.setText(translate("NetworkView", "− layer"))
        name_button(self.remove, translate("NetworkView", "Take the last hidden layer away"))
