"""How a session is looked at, as plain values: what stands in front, and how each view is set."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from learnscope.gui.layout.docks import Docks
    from learnscope.gui.wiring import Parts


def looks_of(parts: "Parts", docks: "Docks") -> dict[str, Any]:
    """Return what stands in front, and how the views that have been looked at are set."""
    looks = {name: view.look() for name, view in parts.made.items()}
    return {"front": docks.in_front(), **{name: look for name, look in looks.items() if look}}


def look_as(looks: Any, parts: "Parts", docks: "Docks") -> None:
    """Look as it was looked; what is missing, or cannot be, stays as it is.

    Parameters
    ----------
    looks : object
        What a file has of it; whatever that is.
    parts : Parts
    docks : Docks
    """
    if not isinstance(looks, Mapping):
        return
    for name in parts.names:
        look = looks.get(name)
        if isinstance(look, Mapping):
            parts.set_look(name, look)
    front = looks.get("front")
    present = docks.in_front()
    for name in front if isinstance(front, list) else ():
        if isinstance(name, str) and name in docks.by_name and name not in present:
            docks.bring_forward(name)
