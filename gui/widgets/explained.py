"""How a control gets its name for the ear and what it says of itself."""

from PySide6.QtWidgets import QWidget

from learnscope.gui.widgets.number_field import NumberField

#: Where a control keeps what it has been given last, whatever the glossary has added to it since.
_GIVEN = "explained"


def explain_control(control: QWidget, name: str, text: str) -> None:
    """Give a control a name, a tool tip and what it answers to What's this.

    The tool tip of a number's field has the exact number below the text.
    """
    given = f"{name}\n{text}"
    if control.property(_GIVEN) == given:
        return
    control.setProperty(_GIVEN, given)
    control.setAccessibleName(name)
    control.setWhatsThis(text)
    if isinstance(control, NumberField):
        control.explain(text)
    else:
        control.setToolTip(text)
