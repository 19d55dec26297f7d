"""What What's this? says of each picture of the surface: what it tells, what one can do with it."""

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.text.language import translate
from learnscope.gui.views.surface.surface_texts import Picture


def explain_map(picture: Picture) -> str:
    """Return what the map tells and what one can do with it."""
    own = translate(
        "SurfaceView",
        "Click on free ground to add a sample, with Shift or the right button one of the other "
        "class; drag a sample to move it, right-click to change its class or remove it. Keys: the "
        "arrows move a cross, Enter adds a sample there, Page Up and Page Down choose one, 0 and 1 "
        "make it one of that class, Delete removes it.",
    )
    if picture.numbers and picture.unit == OUTPUT:
        return _explain_numbers(picture)
    if not picture.plain or picture.unit != OUTPUT:
        text = translate(
            "SurfaceView",
            "What the network makes of every pair of inputs x1 and x2: blue towards the upper end "
            "of the scale, orange towards the lower. On the line the unit's z is exactly 0; where "
            "it is the output unit, ŷ is ½ there. Point anywhere to read values and click "
            "to copy; click a sample, or press ↑ and ↓, to choose it. Choose a hidden unit in the "
            "drawing of the network to see what it makes of the inputs.",
        )
        return f"{text} {own}" if picture.own else text
    texts = {
        "output": translate(
            "SurfaceView",
            "The model's answer ŷ for every pair of inputs x1 and x2: blue towards 1, orange "
            "towards 0, pale where it is undecided. On the line ŷ is exactly ½. Point "
            "anywhere to read ŷ and click to copy it; click a sample, or press ↑ and ↓, to "
            "choose it.",
        ),
        "z": translate(
            "SurfaceView",
            "The weighted sum z for every pair of inputs x1 and x2, before the activation "
            "makes an answer of it: blue above 0, orange below, pale near 0. On the line z is "
            "exactly 0, and so ŷ is ½. Point anywhere to read z and click to copy it; click a "
            "sample, or press ↑ and ↓, to choose it.",
        ),
    }
    if picture.bias:
        hand = translate("SurfaceView", "Drag the line to change b, or its handle to turn it.")
    elif picture.scaled:
        hand = translate(
            "SurfaceView",
            "Drag the line's handle to turn it around the point where both inputs, as scaled, are "
            "0.",
        )
    else:
        hand = translate(
            "SurfaceView",
            "Drag the line's handle to turn it around the point where both inputs are 0.",
        )
    text = f"{texts[picture.quantity]} {hand}"
    return f"{text} {own}" if picture.own else text


def _explain_numbers(picture: Picture) -> str:
    text = translate(
        "SurfaceView",
        "The model's answer ŷ for every pair of inputs x1 and x2, by the colours of the scale, "
        "which goes about as far as the right answers do; what lies beyond has the colour of the "
        "end. Each sample is filled with the colour of its right answer, so that it stands out "
        "where the model is off. Point anywhere to read values and click to copy ŷ; click a "
        "sample, or press ↑ and ↓, to choose it.",
    )
    if not picture.own:
        return text
    own = translate(
        "SurfaceView",
        "The samples are yours: drag one to move it, right-click to remove it, add others in the "
        "table. Keys: Page Up and Page Down choose one, Delete removes it.",
    )
    return f"{text} {own}"


def explain_solid(picture: Picture) -> str:
    """Return what the surface in space tells and what one can do with it."""
    if picture.unit != OUTPUT:
        text = translate(
            "SurfaceView",
            "What the unit {unit} makes of the inputs x1 and x2, as a height. Each sample's mark "
            "stands on the surface.",
        ).format(unit=picture.unit)
    elif picture.numbers:
        text = translate(
            "SurfaceView",
            "The model's answer ŷ as a height over the inputs x1 and x2. The mark of each sample "
            "stands at its right answer; the line from there to the surface is how far off the "
            "model is.",
        )
    elif picture.quantity == "output":
        text = translate(
            "SurfaceView",
            "The model's answer ŷ as a height over the inputs x1 and x2. The mark of each "
            "sample stands at its right answer, 0 or 1; the line from there to the surface is "
            "how far off the model is.",
        )
    else:
        text = translate(
            "SurfaceView",
            "The weighted sum z as a height over the inputs x1 and x2: a plane. The mark of "
            "each sample stands on it; the line from there to the level z = 0 is its z.",
        )
    how = translate(
        "SurfaceView",
        "Drag or press the arrow keys to turn, use the wheel or + and − to come closer, "
        "double-click or press Esc to turn back.",
    )
    return f"{text} {how}"


def explain_curve(picture: Picture) -> str:
    """Return what the curve's picture tells and what one can do with it."""
    text = translate(
        "SurfaceView",
        "The model's answer ŷ for every x, beside the samples (x, Y) that it should meet. The "
        "upright bar at the chosen sample is how far off the answer is, |ŷ − Y|. Point anywhere "
        "to read values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ "
        "choose a sample, , and . move the read-out along, Enter copies.",
    )
    if not picture.own:
        return text
    own = translate(
        "SurfaceView",
        "The samples are yours: click on free ground to add one, drag one to move it, "
        "right-click to remove it. Keys: the arrows move a cross, Enter adds a sample there, "
        "Page Up and Page Down choose one, Delete removes it.",
    )
    return f"{text} {own}"


def explain_steps(picture: Picture) -> str:
    """Return what the curve between two classes tells and what one can do with it."""
    parts = [
        translate(
            "SurfaceView",
            "The model's answer ŷ for every x, between 0 and 1, or the weighted sum z before the "
            "activation. The upright line stands where ŷ is exactly ½: on one side of it the "
            "answer is nearer 0, on the other nearer 1. Point anywhere to read values; click "
            "a sample to choose it.",
        )
    ]
    if picture.plain and picture.bias:
        parts.append(translate("SurfaceView", "Drag the upright line to change b."))
    if picture.own:
        parts.append(
            translate(
                "SurfaceView",
                "The samples are yours: click in the upper half to add a 1, in the lower half a 0, "
                "with Shift or the right button one of the other class; drag a sample to move it, "
                "right-click to change its class or remove it. Keys: the arrows move a cross, "
                "Enter adds a sample there, Page Up and Page Down choose one, 0 and 1 make it one "
                "of that class, Delete removes it.",
            )
        )
    return " ".join(parts)


def explain_cube(picture: Picture) -> str:
    """Return what the cube tells and what one can do with it."""
    if picture.corners:
        return translate(
            "SurfaceView",
            "Three inputs of 0 or 1 are the corners of a cube: x1 leads to the right, x2 up, x3 "
            "into the depth. Beside each corner with a sample stand the value there and its "
            "inputs. Point at a corner to read values; click it, or press ↑ and ↓, to choose "
            "a sample.",
        )
    return translate(
        "SurfaceView",
        "Three inputs are a cube: x1 leads to the right, x2 up, x3 into the depth, each as far as "
        "its edge says. Each sample stands at its place in it; thin lines lead from the chosen one "
        "to the floor and the edges. Point at a sample to read values; click it, or press ↑ "
        "and ↓, to choose it.",
    )
