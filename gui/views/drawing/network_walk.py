"""The way of the keys through a network: from unit to unit, and into a unit's parameters."""

from PySide6.QtCore import Qt

from learnscope.core.network import Model
from learnscope.gui.views.drawing.network_names import parameters_of, place_of, unit_of

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

#: The keys that `step` knows.
STEPS = frozenset(_WAYS)


def there_is(model: Model, cursor: str) -> bool:
    """Return whether a network has a unit or a parameter of this name."""
    return is_unit(model, cursor) or cursor in model.parameter_names


def is_unit(model: Model, cursor: str) -> bool:
    """Return whether a name is that of a unit."""
    return any(cursor in names for names in model.unit_names)


def step(model: Model, cursor: str, key: Qt.Key) -> str:
    """Return where an arrow key leads.

    From a unit to the one beside it, in another layer or in its own; from a parameter, left and
    right, to the next one of its unit. At an end it leads nowhere else.
    """
    across, down = _WAYS[key]
    if not is_unit(model, cursor):
        return along(model, cursor, across) or cursor
    layer, unit = place_of(model, cursor)
    layers = model.unit_names
    layer = min(max(layer + across, 0), len(layers) - 1)
    names = layers[layer]
    return names[min(max(unit + down, 0), len(names) - 1)]


def along(model: Model, cursor: str, by: int) -> str:
    """Return what Tab leads to: a unit, its weights one by one, its bias if any; "" is out."""
    unit = cursor if is_unit(model, cursor) else unit_of(model, cursor)
    stops = [unit, *(parameter.name for parameter in parameters_of(model, unit))]
    at = stops.index(cursor) + by
    return stops[at] if 0 <= at < len(stops) else ""
