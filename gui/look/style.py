"""The look that a palette alone cannot give: hairlines, spacing, quiet labels."""

from PySide6.QtWidgets import QWidget

from learnscope import assets
from learnscope.gui.look.theme import Theme


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at; Qt does not look again by itself."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def stylesheet(theme: Theme) -> str:
    """Return Qt's style sheet for a theme."""
    chevron = assets.path("style", f"chevron-{theme.name}.svg").as_posix()
    left = assets.path("style", f"left-{theme.name}.svg").as_posix()
    right = assets.path("style", f"right-{theme.name}.svg").as_posix()
    check = assets.path("style", f"check-{theme.name}.svg").as_posix()
    dot = assets.path("style", f"dot-{theme.name}.svg").as_posix()
    return f"""
QCheckBox::indicator, QTableView::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {theme.field}; background: {theme.panel};
}}
QCheckBox::indicator, QTableView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{
    background: {theme.accent}; border-color: {theme.accent}; image: url("{check}");
}}
QRadioButton::indicator:checked {{
    background: {theme.accent}; border-color: {theme.accent}; image: url("{dot}");
}}
QMainWindow, QDialog {{ background: {theme.ground}; }}
QMainWindow::separator {{ background: {theme.ground}; width: 6px; height: 6px; }}
QMainWindow::separator:hover {{ background: {theme.hairline}; }}
QDockWidget > QWidget {{ background: {theme.panel}; }}
QMenuBar {{ background: {theme.ground}; border: 0; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.hairline}; color: {theme.ink}; }}
QToolBar {{
    background: {theme.ground}; border: 0; border-bottom: 1px solid {theme.hairline};
    padding: 4px 8px; spacing: 4px;
}}
QToolBar::separator {{ background: {theme.hairline}; width: 1px; margin: 6px 6px; }}
QToolButton {{
    border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; background: transparent;
    color: {theme.ink};
}}
QToolButton:hover {{ background: {theme.hairline}; }}
QToolButton:pressed, QToolButton:checked {{ background: {theme.hairline}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:disabled {{ color: {theme.muted}; }}
QToolButton[role="title"] {{ padding: 0; }}
QToolButton[role="framed"] {{ border-color: {theme.hairline}; }}
QToolButton[role="framed"]:focus {{ border-color: {theme.accent}; }}
QToolButton[role="quiet"] {{ padding: 0 4px; color: {theme.muted}; }}
QToolButton[role="quiet"]:hover {{ color: {theme.ink}; }}
QToolButton[role="quiet"]:disabled {{ color: {theme.field}; }}
QTabBar {{
    background: {theme.panel}; border: 0; qproperty-elideMode: 3; qproperty-usesScrollButtons: true;
}}
QTabBar::tab {{
    background: transparent; color: {theme.muted}; padding: 5px 6px; border: 0;
    border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom-color: {theme.field}; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::scroller {{ width: 44px; }}
QTabBar::tear {{ width: 0; border: 0; }}
QTabBar QToolButton {{ padding: 0; border-radius: 0; background: {theme.panel}; }}
QTabBar QToolButton::left-arrow {{ image: url("{left}"); width: 12px; height: 12px; }}
QTabBar QToolButton::right-arrow {{ image: url("{right}"); width: 12px; height: 12px; }}
QToolButton[role="stage"] {{
    text-align: left; font-weight: 600; padding: 4px 8px; margin-left: 8px;
}}
QPushButton[role="quiet"] {{
    background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.hairline};
    border-radius: 6px; padding: 4px 6px;
}}
QPushButton[role="quiet"]:hover {{ background: {theme.hairline}; }}
QPushButton[role="quiet"]:focus {{ border-color: {theme.accent}; }}
QPushButton[role="quiet"]:disabled {{ color: {theme.muted}; }}
QPushButton[role="unit"] {{
    text-align: left; padding: 2px 8px; margin: 0 8px; border-radius: 4px;
    border: 1px solid transparent; background: transparent; color: {theme.ink};
}}
QPushButton[role="unit"]:hover {{ background: {theme.hairline}; }}
QPushButton[role="unit"]:checked {{ font-weight: 600; }}
QPushButton[role="unit"]:focus {{ border-color: {theme.accent}; }}
QToolButton#inside_copy {{ padding-right: 18px; }}
QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: right center; }}
QWidget[role="line"][lit="true"] {{ background: {theme.selection}; }}
QWidget[role="line"]:focus {{ background: {theme.hairline}; }}
QTableView#contributions_list, QTableView#runs_table {{ selection-color: {theme.ink}; }}
QTableView#contributions_list::item, QTableView#runs_table::item {{ padding: 0 4px; }}
QTableView#contributions_list QHeaderView::section, QTableView#runs_table QHeaderView::section {{
    padding: 2px 4px;
}}
QTableView#runs_table QLineEdit {{ padding: 0 2px; min-height: 0; border-radius: 2px; }}
QToolBar#travel {{ border: 0; border-top: 1px solid {theme.hairline}; padding: 0 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{
    background: {theme.hairline}; border-radius: 4px; min-height: 24px; margin: 1px;
}}
QScrollBar::handle:vertical:hover {{ background: {theme.field}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollArea, QWidget#inside_inner, QWidget#experiment_inner, QWidget#dark_inner,
QWidget#race_inner {{
    background: {theme.panel};
}}
QToolButton#run_button {{ border-color: {theme.field}; font-weight: 600; }}
QToolButton#run_button[lit="true"] {{
    background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
}}
QToolButton#run_button:hover {{ border-color: {theme.ink}; }}
QToolButton#run_button:disabled {{
    background: {theme.hairline}; color: {theme.muted}; border-color: {theme.hairline};
}}
QLabel[role="caption"] {{ color: {theme.muted}; }}
QLabel[role="readout"] {{ font-weight: 600; }}
QLabel[role="title"] {{ color: {theme.muted}; padding: 6px 2px 4px 14px; }}
QLabel#drop_target {{
    background: {theme.ground}; color: {theme.ink}; border: 2px dashed {theme.accent};
    font-weight: 600;
}}
QFrame#message_strip {{ background: {theme.ground}; border-top: 1px solid {theme.hairline}; }}
QLineEdit, QDoubleSpinBox, QSpinBox, QComboBox {{
    background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.field};
    border-radius: 5px; padding: 3px 6px; min-height: 18px;
    selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
}}
QLineEdit:focus, QDoubleSpinBox:focus, QSpinBox:focus, QComboBox:focus {{
    border-color: {theme.accent};
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QAbstractSpinBox QLineEdit {{ border: 0; border-radius: 0; padding: 0 6px 0 2px;
    min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
    background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.hairline};
    selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
}}
QTableView {{
    background: {theme.panel}; border: 1px solid transparent; border-radius: 5px;
    selection-background-color: {theme.selection}; outline: 0;
}}
QTableView:focus {{ border-color: {theme.accent}; }}
QTableView::item {{ padding: 0; }}
QHeaderView, QHeaderView::section {{
    background: {theme.panel}; color: {theme.muted}; border: 0; padding: 2px 0;
}}
QHeaderView::section {{ border-bottom: 1px solid {theme.hairline}; }}
QTableView#columns_table::item {{ padding: 0 4px; }}
QTableView#parameters_table {{ selection-background-color: transparent; }}
QTableView#parameters_table QHeaderView::section {{ padding: 2px 8px 2px 0; }}
QTableView#parameters_table QHeaderView::section:first {{ padding-left: 8px; }}
QToolTip {{
    background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.field}; padding: 4px;
}}
QMenu {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.hairline}; }}
QMenu::item {{ padding: 4px 24px 4px 12px; }}
QMenu::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ background: {theme.hairline}; height: 1px; margin: 4px 8px; }}
"""
