"""What is said about the surface: names, captions and explanations of each of its pictures."""

from typing import NamedTuple

from learnscope.core import OwnData
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.plotting.columns import class_title, in_words, with_stars
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import figure, fixed

#: Up to so many samples have a line each in the surface in space.
PEGS = 200

#: Up to so many samples are told one by one.
_TOLD = 8


class Picture(NamedTuple):
    """What a picture shows.

    Parameters
    ----------
    page : str
        ``"2d"``, ``"3d"``, ``"curve"`` or ``"steps"`` (one input, numbers or classes), or
        ``"cube"`` (three inputs).
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
    numbers : bool
        Whether answers are numbers rather than classes.
    corners : bool
        Whether three inputs are 0 or 1 each, so that all samples stand at corners of the cube.
    classes : tuple of str
        What classes 0 and 1 are called.
    scaled : bool
        Whether samples are scaled before they are learned.
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
    numbers: bool = False
    corners: bool = True
    classes: tuple[str, str] = ("0", "1")
    scaled: bool = False

    @classmethod
    def of(cls, snapshot: Snapshot, page: str, quantity: str) -> "Picture":
        """Return what a picture shows at a moment."""
        experiment = snapshot.experiment
        problem = experiment.problem
        numbers = problem.task == "regression"
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
            numbers=numbers,
            scaled=problem.scales is not None,
            corners=problem.binary,
            classes=(class_title(problem, 0.0), class_title(problem, 1.0)),
        )


def name_of(picture: Picture) -> str:
    """Return the picture's name in a few words."""
    if picture.page in {"curve", "steps"}:
        return translate("SurfaceView", "Answers over the input x")
    if picture.page == "cube" and not picture.corners:
        return translate("SurfaceView", "Answers in the cube of inputs")
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
    hands_on = picture.own and picture.page in {"2d", "curve", "steps"}
    return _caption(picture)[-1] if hands_on else caption_of(picture)


def _caption(picture: Picture) -> list[str]:
    if picture.page == "curve":
        parts = _curve_caption(picture)
    elif picture.page == "steps":
        parts = _steps_caption(picture)
    elif picture.unit != OUTPUT:
        parts = [_unit_caption(picture)]
    elif picture.page == "cube":
        parts = [_cube_caption(picture)]
    else:
        plane = _plane_caption(picture)
        parts = [with_stars(plane, picture.scaled)]
        if parts[0] != plane:
            parts.append(translate("SurfaceView", "x1* and x2* are the inputs as scaled."))
    if picture.tests and picture.page != "3d":
        parts.append(translate("SurfaceView", "Hollow marks are held out to test."))
    if picture.own and picture.page in {"2d", "curve", "steps"}:
        parts.append(_by_hand(picture))
    return parts


def _by_hand(picture: Picture) -> str:
    """Return how the learner's own samples are set by hand."""
    if picture.page == "curve":
        return translate(
            "SurfaceView", "Click to add a sample, drag to move it, right-click to remove it."
        )
    if picture.page == "steps":
        return translate(
            "SurfaceView",
            "Click in the upper half to add a 1, in the lower half a 0; drag a sample to move it, "
            "right-click to change its class or remove it.",
        )
    if picture.numbers:
        return translate(
            "SurfaceView",
            "Drag a sample to move it, right-click to remove it; add samples in the table.",
        )
    return translate(
        "SurfaceView",
        "Click to add a sample, drag to move it, right-click to change its class or remove it.",
    )


def _cube_caption(picture: Picture) -> str:
    if picture.corners and not picture.numbers:
        return translate(
            "SurfaceView",
            "x1 leads to the right, x2 up, x3 into the depth. The disc at a corner has the "
            "colour of the value beside it; the mark tells the right answer and the model's.",
        )
    if picture.numbers:
        return translate(
            "SurfaceView",
            "x1 leads to the right, x2 up, x3 into the depth. Each disc has the colour of the "
            "model's answer there, the mark on it that of the right one.",
        )
    return translate(
        "SurfaceView",
        "x1 leads to the right, x2 up, x3 into the depth. Each disc has the colour of the value "
        "there; the mark on it tells the right answer and the model's.",
    )


def _steps_caption(picture: Picture) -> list[str]:
    if picture.quantity == "z" and picture.unit == OUTPUT:
        parts = [
            translate(
                "SurfaceView",
                "Line: the weighted sum z. Each sample stands on it; where z is above 0, the "
                "answer ŷ is nearer 1.",
            )
        ]
    else:
        parts = [
            translate(
                "SurfaceView",
                "Line: the model's answer ŷ. Each sample stands at its right answer, 0 or 1.",
            )
        ]
    if picture.unit != OUTPUT:
        text = translate("SurfaceView", "Grey line: {unit}, on the axis at the right.")
        parts.append(text.format(unit=_symbol(picture)))
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
    if picture.page == "2d" and picture.numbers:
        return translate(
            "SurfaceView",
            "Colour: the model's answer ŷ. Each sample is filled with the colour of its right "
            "answer: where it stands out, the model is off.",
        )
    if picture.page == "3d" and picture.many:
        if picture.quantity == "z" and not picture.numbers:
            return translate("SurfaceView", "Height: z. Each mark stands on it.")
        return translate("SurfaceView", "Height: ŷ. Each mark stands at its right answer.")
    if picture.quantity == "output" or picture.numbers:
        texts = {
            "2d": translate(
                "SurfaceView",
                "Circle: right answer 0, triangle: 1. Filled with the colour of the side that the "
                "model chose, outlined with that of the right answer.",
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


def quantity_tip(quantity: str, picture: Picture) -> str:
    """Return what a button of the switch between outputs and z shows."""
    return with_stars(_quantity_tip(quantity, picture), picture.scaled)


def _quantity_tip(quantity: str, picture: Picture) -> str:
    if picture.unit != OUTPUT:
        if quantity == "output":
            text = translate("SurfaceView", "Show the output of the unit {unit}")
        else:
            text = translate("SurfaceView", "Show z of the unit {unit}, before its activation")
        return text.format(unit=picture.unit)
    if quantity == "output":
        return translate("SurfaceView", "Show the answers ŷ = σ(z), after the activation")
    if picture.page == "steps" and picture.plain and picture.bias:
        return translate(
            "SurfaceView",
            "Show the line z = w1·x + b, before the activation. Its scale goes equally far to both "
            "sides of 0.",
        )
    if picture.page in {"2d", "3d"} and picture.plain and picture.bias:
        return translate(
            "SurfaceView",
            "Show the plane z = w1·x1 + w2·x2 + b, before the activation. Its scale goes "
            "equally far to both sides of 0.",
        )
    if picture.page in {"2d", "3d"} and picture.plain:
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
            target=figure(float(problem.target_array[row])),
        )
    rows = [
        f"{in_words(inputs)}: {fixed(output)} ({figure(target)})"
        for inputs, output, target in zip(
            problem.inputs.tolist(), snapshot.outputs, problem.target_array.tolist(), strict=True
        )
    ]
    text = translate("SurfaceView", "Answers, with the right ones in brackets: {rows}")
    return text.format(rows=", ".join(rows))
