"""What the drawings of a neuron and of a network share: their ground, and the pointer's hand."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.neuron_editor import WeightEditor
from learnscope.gui.views.drawing.neuron_hit_targets import Spot
from learnscope.gui.views.drawing.neuron_pulse import Pulse
from learnscope.gui.views.drawing.text_painter import Fonts
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.tips import TipTeller
from learnscope.gui.widgets.view import View


@guarded
class NodeDrawing(View):
    """A drawing of units and the lines between them, which notes where each quantity stands.

    Hovering a number explains it and lights it everywhere; a click copies it in full, or chooses
    the unit. Weights can be set by hand, see `WeightEditor`.

    Parameters
    ----------
    choices : mapping of Qt.Key to str
        The keys that choose a parameter, as for `WeightEditor`.
    """

    def __init__(self, choices: Mapping[Qt.Key, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        # It fills itself, so that what lies behind it need not be painted in every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.fonts = Fonts(self.font())
        #: Where each text and each node was painted last, by their keys.
        self.texts: dict[str, QRect] = {}
        self.nodes: dict[str, QRect] = {}
        #: What is under the pointer, by its key, and what was just copied, while one stays there.
        self.under = self.copied = ""
        self._pressed = self._hovered = ""
        self.pulse = Pulse(self)
        TipTeller(self, self._tell)
        self.editor = WeightEditor(self, self.spot_at, self.parameter_spot, choices)
        self.editor.edited.connect(self.parameters_edited)
        self.editor.refused.connect(self.input_refused)

    @property
    def animated(self) -> bool:
        """Whether something travels along the lines when a stage opens."""
        return self.pulse.enabled

    @animated.setter
    def animated(self, animated: bool) -> None:
        self.pulse.enabled = animated

    @property
    def pulsing(self) -> bool:
        """Whether something travels along the lines now."""
        return self.pulse.running

    def sizeHint(self) -> QSize:
        """Room for the drawing with its numbers."""
        return QSize(560, 300)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which usual numbers have all their digits."""
        scale = max(1.0, self.fonts.line / 14)
        return QSize(round(400 * scale), round(210 * scale))

    # What the drawings fill in

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return what stands at a point, in pixels, or None."""
        raise NotImplementedError

    def parameter_spot(self, name: str) -> tuple[Spot, QRect] | None:
        """Return a parameter and its area, or None if it cannot be set now."""
        raise NotImplementedError

    def area_of(self, key: str) -> QRect:
        """Return where a quantity stands; an empty area where it does not."""
        return self.texts.get(key) or self.nodes.get(key) or QRect()

    # What the pointer does

    def follow(self, snapshot: Snapshot) -> None:
        """Let hand and pulse take note of the moment that is shown."""
        self.editor.follow(snapshot)
        self.pulse.follow(snapshot)
        self.renew_summary(snapshot)
        self.update()

    def light(self, quantity: str) -> None:
        """Light a quantity everywhere, or none for ``""``."""
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def copy(self, spot: Spot) -> None:
        """Copy a number in full, and say so."""
        QGuiApplication.clipboard().setText(exact(spot.value))
        self.copied = translate("NeuronView", "Copied {value}").format(value=exact(spot.value))
        self.update()

    def _tell(self, event: QHelpEvent) -> bool:
        """Explain what is under the pointer."""
        spot = self.spot_at(QPointF(event.pos()))
        if spot is None or self.editor.dragging:
            QToolTip.hideText()
        else:
            # It stays while the pointer is on the same area, or, on a line, does not go far.
            area = self.area_of(spot.key)
            if not area.contains(event.pos()):
                area = QRect(0, 0, 9, 9)
                area.moveCenter(event.pos())
            QToolTip.showText(event.globalPos(), spot.tip(), self, area)
        return True

    def _point_at(self, spot: Spot | None) -> None:
        key = spot.key if spot is not None else ""
        if key != self.under:
            self.under, self.copied = key, ""
            self.update()
        shapes = Qt.CursorShape
        if spot is None:
            self.setCursor(shapes.ArrowCursor)
        else:
            self.setCursor(shapes.SizeHorCursor if spot.editable else shapes.PointingHandCursor)
        self.light(spot.lights if spot else "")

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fonts = Fonts(self.font())
            self.updateGeometry()
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing move unseen."""
        super().hideEvent(event)
        self.pulse.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what was pressed."""
        spot = self.spot_at(event.position())
        self._pressed = spot.key if spot is not None else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light what the pointer is on."""
        self._point_at(self.spot_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the unit that was clicked, or copy the number, in full."""
        spot = self.spot_at(event.position())
        clicked = spot is not None and spot.key == self._pressed
        self._pressed = ""
        self._point_at(spot)
        if spot is not None and clicked:
            if spot.click:
                self.unit_chosen.emit(spot.key)
            else:
                self.copy(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click of two as nothing more: the first one was it."""

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        self._point_at(None)
        super().leaveEvent(event)
