"""One quiet line for whoever is here for the first time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from learnscope.gui.look.icons import icon
from learnscope.gui.look.theme import Theme
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded


@guarded
class TourOffer(QWidget):
    """Offers the tour until it is taken or declined."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour_offer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # As high as the message strip beside it, whose line it carries on.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.take = QToolButton()
        self.take.setObjectName("tour_offer_take")
        self.close_button = QToolButton()
        self.close_button.setObjectName("tour_offer_close")
        self.take.clicked.connect(self.accepted)
        self.close_button.clicked.connect(self.declined)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(0)
        layout.addWidget(self.take)
        layout.addWidget(self.close_button)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the line and the cross in other colours."""
        self.setStyleSheet(
            f"QWidget#tour_offer {{ background: {theme.ground}; "
            f"border-top: 1px solid {theme.hairline}; }}"
        )
        self.close_button.setIcon(icon("close", theme, "muted"))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.take.setText(translate("TourOffer", "New here? Take the guided tour"))
        tip = translate("TourOffer", "Ten short chapters. Your own experiment comes back after it.")
        self.take.setToolTip(tip)
        self.take.setWhatsThis(tip)
        self.take.setAccessibleName(self.take.text())
        close = translate("TourOffer", "Not now (Help menu has it)")
        self.close_button.setToolTip(close)
        self.close_button.setWhatsThis(close)
        self.close_button.setAccessibleName(close)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
