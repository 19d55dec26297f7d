"""What is said about the surface: names, captions and explanations of each of its pictures."""

from dataclasses import dataclass

from learnscope.core import OwnData
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed

#: Up to so many samples have a line each in the surface in space.
PEGS = 200

#: Up to so many samples are told one by one.
_TOLD = 8


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows.

    Parameters
    ----------
    page : str
        ``"2d"``, ``"3d"``, ``"curve"`` (one input) or ``"cube"`` (three).
    quantity : str
        ``"output"`` or ``"z"``.
    unit : str
        As in `learnscope.core.Model.unit_names`.
    plain : bool
        Whether it is of a single neuron.
    bias : bool
        Whether units have biases.
    tests : bool
        Whether samples are held out to test.
    own : bool
        Whether the samples are the learner's own.
    curve : bool
        Whether there is a curve without noise.
    many : bool
        Whether there are too many samples for a line each in space.
    """

    page: str = "2d"
    quantity: str = "output"
    unit: str = OUTPUT
    plain: bool = True
    bias: bool = True
    tests: bool = False
    own: bool = False
    curve: bool = False
    many: bool = False

    @classmethod
    def of(cls, snapshot: Snapshot, page: str, quantity: str) -> "Picture":
        """Return what a picture shows at a moment."""
        experiment = snapshot.experiment
        return cls(
            page=page,
            quantity=quantity,
            unit=snapshot.unit,
            plain=not experiment.network.hidden,
            bias=experiment.network.bias,
            tests=bool(experiment.problem.held_out),
            own=isinstance(experiment.problem, OwnData),
            curve=experiment.problem.kind == "curve",
            many=len(snapshot.outputs) > PEGS,
        )


def name_of(picture: Picture) -> str:
    """Return the picture's name in a few words."""
    if picture.page == "curve":
        return translate("SurfaceView", "Answers over the input x")
    if picture.page == "cube":
        return translate("SurfaceView", "Answers at the corners of the cube of inputs")
    if picture.unit != OUTPUT:
        text = translate("SurfaceView", "What the unit {unit} makes of the inputs x1 and x2")
        return text.format(unit=picture.unit)
    if picture.quantity == "z":
        return translate("SurfaceView", "The weighted sum z over the inputs x1 and x2")
    return translate("SurfaceView", "Answers over the inputs x1 and x2")


def caption_of(picture: Picture) -> str:
    """Return what stands below the picture."""
    return " ".join(_caption(picture))


def short_caption_of(picture: Picture) -> str:
    """Return what stands below a small picture: of the learner's own samples, how to set them."""
    hands_on = picture.own and picture.page in {"2d", "curve"}
    return _caption(picture)[-1] if hands_on else caption_of(picture)


def _caption(picture: Picture) -> list[str]:
    if picture.page == "curve":
        parts = _curve_caption(picture)
    elif picture.unit != OUTPUT:
        parts = [_unit_caption(picture)]
    elif picture.page == "cube":
        parts = [
            translate(
                "SurfaceView",
                "x1 leads to the right, x2 up, x3 into the depth. The disc at a corner has the "
                "colour of the value beside it; the mark tells the right answer and the model's.",
            )
        ]
    else:
        parts = [_plane_caption(picture)]
    if picture.tests and picture.page != "3d":
        parts.append(translate("SurfaceView", "Hollow marks are held out to test."))
    if picture.own and picture.page == "2d":
        parts.append(
            translate(
                "SurfaceView",
                "Click to add a sample, drag to move it, right-click to change its class or "
                "remove it.",
            )
        )
    elif picture.own and picture.page == "curve":
        parts.append(
            translate(
                "SurfaceView", "Click to add a sample, drag to move it, right-click to remove it."
            )
        )
    return parts


def _curve_caption(picture: Picture) -> list[str]:
    parts = [translate("SurfaceView", "Line: the model's answer ŷ. Dots: the samples.")]
    if picture.curve:
        parts.append(translate("SurfaceView", "Wide pale line: the curve without noise."))
    if picture.unit != OUTPUT:
        text = translate("SurfaceView", "Grey line: {unit}, on the axis at the right.")
        parts.append(text.format(unit=_symbol(picture)))
    return parts


def _symbol(picture: Picture) -> str:
    return f"z({picture.unit})" if picture.quantity == "z" else picture.unit


def _unit_caption(picture: Picture) -> str:
    texts = {
        ("2d", "output"): translate(
            "SurfaceView",
            "The output of the unit {unit} for every pair of inputs. On the line its z is 0.",
        ),
        ("2d", "z"): translate(
            "SurfaceView",
            "The weighted sum z of the unit {unit}, before its activation. On the line it is 0.",
        ),
        ("3d", "output"): translate(
            "SurfaceView", "Height: the output of the unit {unit}. On the line its z is 0."
        ),
        ("3d", "z"): translate(
            "SurfaceView", "Height: z of the unit {unit}, before its activation."
        ),
        ("cube", "output"): translate(
            "SurfaceView", "Each disc has the colour of the output of the unit {unit} there."
        ),
        ("cube", "z"): translate(
            "SurfaceView", "Each disc has the colour of z of the unit {unit} there."
        ),
    }
    return texts[picture.page, picture.quantity].format(unit=picture.unit)


def _plane_caption(picture: Picture) -> str:
    if picture.page == "3d" and picture.many:
        if picture.quantity == "z":
            return translate("SurfaceView", "Height: z. Each mark stands on it.")
        return translate("SurfaceView", "Height: ŷ. Each mark stands at its right answer.")
    if picture.quantity == "output":
        texts = {
            "2d": translate(
                "SurfaceView",
                "Circle: right answer 0, triangle: 1. Filled with the colour of the model's "
                "answer, outlined with that of the right one.",
            ),
            "3d": translate(
                "SurfaceView",
                "Height: ŷ. Each mark stands at its right answer; the line from it to the "
                "surface is the error.",
            ),
        }
        return texts[picture.page]
    if not picture.plain:
        texts = {
            "2d": translate(
                "SurfaceView",
                "The weighted sum z of the output unit: where it is above 0 the answer ŷ is "
                "nearer 1, elsewhere nearer 0.",
            ),
            "3d": translate(
                "SurfaceView",
                "Height: z of the output unit. Each mark stands on it; the line from it to the "
                "level z = 0 is its z.",
            ),
        }
        return texts[picture.page]
    texts = {
        "2d": translate(
            "SurfaceView",
            "The plane z = w1·x1 + w2·x2 + b: where it is above 0 the answer ŷ is nearer 1, "
            "elsewhere nearer 0.",
        )
        if picture.bias
        else translate(
            "SurfaceView",
            "The plane z = w1·x1 + w2·x2: where it is above 0 the answer ŷ is nearer 1, "
            "elsewhere nearer 0.",
        ),
        "3d": translate(
            "SurfaceView",
            "Height: z, a plane. Each mark stands on it; the line from it to the level "
            "z = 0 is its z.",
        ),
    }
    return texts[picture.page]


def explain_map(picture: Picture) -> str:
    """Return what the map tells and what one can do with it."""
    own = translate(
        "SurfaceView",
        "Click on free ground to add a sample, with Shift or the right button one of the other "
        "class; drag a sample to move it, right-click to change its class or remove it. Keys: the "
        "arrows move a cross, Enter adds a sample there, Page Up and Page Down choose one, 0 and 1 "
        "make it one of that class, Delete removes it.",
    )
    if not picture.plain or picture.unit != OUTPUT:
        text = translate(
            "SurfaceView",
            "What the network makes of every pair of inputs x1 and x2: blue towards the upper end "
            "of the scale, orange towards the lower. On the line the unit's z is exactly 0; where "
            "it is the output unit, ŷ is ½ there. Point anywhere to read exact values and click "
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
    else:
        hand = translate(
            "SurfaceView",
            "Drag the line's handle to turn it around the point where both inputs are 0.",
        )
    text = f"{texts[picture.quantity]} {hand}"
    return f"{text} {own}" if picture.own else text


def explain_solid(picture: Picture) -> str:
    """Return what the surface in space tells and what one can do with it."""
    if picture.unit != OUTPUT:
        text = translate(
            "SurfaceView",
            "What the unit {unit} makes of the inputs x1 and x2, as a height. Each sample's mark "
            "stands on the surface.",
        ).format(unit=picture.unit)
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
        "to read exact values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ "
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


def explain_cube() -> str:
    """Return what the cube tells and what one can do with it."""
    return translate(
        "SurfaceView",
        "Three inputs of 0 or 1 are the corners of a cube: x1 leads to the right, x2 up, x3 into "
        "the depth. Beside each corner with a sample stand the value there and its inputs. Point "
        "at a corner to read exact values; click it, or press ↑ and ↓, to choose a sample.",
    )


def quantity_tip(quantity: str, picture: Picture) -> str:
    """Return what a button of the switch between outputs and z shows."""
    if picture.unit != OUTPUT:
        if quantity == "output":
            text = translate("SurfaceView", "Show the output of the unit {unit}")
        else:
            text = translate("SurfaceView", "Show z of the unit {unit}, before its activation")
        return text.format(unit=picture.unit)
    if quantity == "output":
        return translate("SurfaceView", "Show the answers ŷ = σ(z), after the activation")
    if picture.plain and picture.page != "cube" and picture.bias:
        return translate(
            "SurfaceView",
            "Show the plane z = w1·x1 + w2·x2 + b, before the activation. Its scale goes "
            "equally far to both sides of 0.",
        )
    if picture.plain and picture.page != "cube":
        return translate(
            "SurfaceView",
            "Show the plane z = w1·x1 + w2·x2, before the activation. Its scale goes equally far "
            "to both sides of 0.",
        )
    return translate(
        "SurfaceView",
        "Show the weighted sum z of the output unit, before the activation. Its scale goes "
        "equally far to both sides of 0.",
    )


def summary_of(snapshot: Snapshot) -> str:
    """Return a moment in one line of text."""
    problem = snapshot.experiment.problem
    if len(snapshot.outputs) > _TOLD:
        row = snapshot.selected
        text = translate(
            "SurfaceView",
            "{count} samples. At the chosen one, number {row}: ŷ = {output}, and Y = {target}.",
        )
        return text.format(
            count=len(snapshot.outputs),
            row=row + 1,
            output=fixed(snapshot.outputs[row]),
            target=f"{float(problem.target_array[row]):g}",
        )
    rows = [
        f"{' '.join(f'{x:g}' for x in inputs)}: {fixed(output)} ({target:g})"
        for inputs, output, target in zip(
            problem.inputs.tolist(), snapshot.outputs, problem.target_array.tolist(), strict=True
        )
    ]
    text = translate("SurfaceView", "Answers, with the right ones in brackets: {rows}")
    return text.format(rows=", ".join(rows))
