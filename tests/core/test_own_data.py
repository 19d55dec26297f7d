"""The learner's own samples: put in, taken out, moved, and refused."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from learnscope.core import ExperimentError, Gate, OwnData

PLANE = OwnData(((0, 0), (1, 0.5), (0.5, 1)), (0, 1, 1))
LINE = OwnData(((0,), (1,), (2,)), (5, -1.5, 1e6), "regression")


def test_points_with_a_class_and_numbers_with_a_number_are_problems() -> None:
    assert PLANE.inputs.tolist() == [[0, 0], [1, 0.5], [0.5, 1]]
    assert PLANE.target_array.tolist() == [0, 1, 1]
    assert PLANE.separable is True
    assert LINE.inputs.tolist() == [[0], [1], [2]]
    assert LINE.target_array.tolist() == [5, -1.5, 1e6]
    assert LINE.separable is None


def test_samples_of_both_classes_in_one_place_cannot_be_divided() -> None:
    assert PLANE.with_point((1, 0.5), 0).separable is False


NUMBERS = st.tuples(*[st.floats(-1e9, 1e9)] * 3)


@given(data=st.from_type(OwnData), numbers=NUMBERS)
def test_a_sample_put_in_is_the_last_and_can_be_taken_out_again(
    data: OwnData, numbers: tuple[float, ...]
) -> None:
    x = numbers[: data.inputs.shape[1]]
    more = data.with_point(x, 1)
    assert more.inputs[-1].tolist() == list(x)
    assert more.target_array[-1] == 1
    assert more.without_point(len(data.points)) == data


@given(data=st.from_type(OwnData), sample=st.integers(0, 30))
def test_taking_a_sample_out_keeps_the_others_in_order(data: OwnData, sample: int) -> None:
    assume(1 < len(data.points) > sample)
    less = data.without_point(sample)
    kept = [i for i in range(len(data.points)) if i != sample]
    assert less.points == tuple(data.points[i] for i in kept)
    assert less.targets == tuple(data.targets[i] for i in kept)


@given(data=st.from_type(OwnData), sample=st.integers(0, 30), numbers=NUMBERS)
def test_moving_a_sample_changes_nothing_but_its_place(
    data: OwnData, sample: int, numbers: tuple[float, ...]
) -> None:
    assume(sample < len(data.points))
    place = numbers[: data.inputs.shape[1]]
    moved = data.with_moved(sample, place)
    assert moved.points[sample] == place
    assert moved.targets == data.targets
    assert (moved.active, moved.held_out) == (data.active, data.held_out)
    assert moved.with_moved(sample, data.points[sample]) == data


@given(data=..., sample=st.integers(0, 29), target=st.integers(0, 1))
def test_another_target_changes_nothing_else(data: OwnData, sample: int, target: int) -> None:
    assume(sample < len(data.points))
    changed = data.with_target(sample, target)
    assert changed.targets[sample] == target
    assert changed.points == data.points
    assert (changed.active, changed.held_out) == (data.active, data.held_out)
    assert changed.with_target(sample, data.targets[sample]) == data


def test_the_last_sample_stays() -> None:
    with pytest.raises(ExperimentError, match=r"^problem\.points: got \(\); allowed: a list of 1"):
        OwnData(((0, 0),), (1,)).without_point(0)


@pytest.mark.parametrize("sample", [-1, 3, 1.0, True])
def test_a_sample_that_does_not_exist_is_neither_moved_nor_taken_out(sample: Any) -> None:
    for act in (PLANE.without_point, lambda i: PLANE.with_moved(i, (0, 0))):
        with pytest.raises(ExperimentError, match=r"^sample: got .* whole number from 0 to 2"):
            act(sample)


def test_ten_thousand_samples_are_the_most() -> None:
    full = OwnData(((0.0, 0.0),) * 10_000, (0,) * 10_000)
    assert len(full.active) == 10_000
    with pytest.raises(ExperimentError, match="a list of 1 to 10000 points"):
        full.with_point((0.0, 0.0), 0)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"task": "sorting"}, "problem.task: got 'sorting'; allowed: classification, regression"),
        ({"points": ()}, "problem.points: got (); allowed: a list of 1 to 10000 points"),
        ({"points": 3}, "problem.points: got 3; allowed: a list of 1 to 10000 points"),
        ({"points": (1,)}, "problem.points[0]: got 1; allowed: one to three numbers"),
        ({"points": ((),)}, "problem.points[0]: got (); allowed: one to three numbers"),
        ({"points": ((1, 2, 0, 1),)}, "problem.points[0]: got (1, 2, 0, 1); allowed: one to three"),
        (
            {"points": ((1, 2), (1, 0, 1))},
            "problem.points[1]: got (1, 0, 1); allowed: as many numbers as points[0], 2",
        ),
        (
            {"points": ((1, 0, 1), (0, 1))},
            "problem.points[1]: got (0, 1); allowed: as many numbers as points[0], 3",
        ),
        (
            {"points": ((0, 0), (0, float("inf")))},
            "problem.points[1]: got inf; allowed: a number from -1e+09 to 1e+09",
        ),
        (
            {"points": ((0, 0), (0, 2e9))},
            "problem.points[1]: got 2000000000.0; allowed: a number from -1e+09 to 1e+09",
        ),
        ({"targets": ()}, "problem.targets: got (); allowed: a list of 1 targets, one for each"),
        ({"targets": None}, "problem.targets: got None; allowed: a list of 1 targets"),
        ({"targets": (2,)}, "problem.targets[0]: got 2; allowed: a whole number from 0 to 1"),
        ({"targets": (0.5,)}, "problem.targets[0]: got 0.5; allowed: a whole number from 0 to 1"),
        ({"targets": (True,)}, "problem.targets[0]: got True; allowed: a whole number"),
        (
            {"points": ((1,),), "targets": (float("nan"),), "task": "regression"},
            "problem.targets[0]: got nan; allowed: a number from -1e+09 to 1e+09",
        ),
        ({"test_share": -0.1}, "problem.test_share: got -0.1; allowed: a number from 0 to 0.9"),
        (
            {"names": ("x", "y", "z")},
            "problem.names: got ('x', 'y', 'z'); allowed: a list of 2 names",
        ),
        ({"names": "xy"}, "problem.names: got 'xy'; allowed: a list of 2 names"),
        ({"names": ("x", 2)}, "problem.names[1]: got 2; allowed: a text of at most 60 characters"),
        ({"target_name": "y" * 61}, "problem.target_name: got 'yyy"),
        ({"labels": ("no",)}, "problem.labels: got ('no',); allowed: two different names"),
        (
            {"labels": ("no", "no")},
            "problem.labels: got ('no', 'no'); allowed: two different names",
        ),
        (
            {"labels": ("no", "yes"), "task": "regression"},
            "problem.labels: got ('no', 'yes'); allowed: null: targets are numbers",
        ),
        ({"scaling": "unit"}, "problem.scaling: got 'unit'; allowed: standard, range"),
        (
            {"target_scaling": "standard"},
            "problem.target_scaling: got 'standard'; allowed: null: classes are 0 and 1",
        ),
        ({"seed": -1}, "problem.seed: got -1; allowed: a whole number from 0 to 2147483647"),
    ],
)
def test_a_bad_value_is_refused_by_naming_the_field_the_value_and_what_is_allowed(
    parameters: dict[str, Any], message: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        OwnData(**{"points": ((1, 2),), "targets": (1,)} | parameters)
    assert str(caught.value).startswith(message)


CORNERS = tuple((a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1))


def test_three_inputs_are_named_as_a_gate_s() -> None:
    data = OwnData(CORNERS, (0,) * 8)
    assert data.input_names == Gate("parity").input_names
    assert data.inputs.shape == (8, 3)


@given(data=st.data(), targets=st.tuples(*[st.integers(0, 1)] * 8))
def test_a_plane_divides_samples_at_the_corners_of_a_cube_as_it_does_a_gate_s_rows(
    data: st.DataObject, targets: tuple[int, ...]
) -> None:
    rows = data.draw(st.lists(st.integers(0, 7), min_size=1, max_size=30))
    own = OwnData(tuple(CORNERS[row] for row in rows), tuple(targets[row] for row in rows))
    # Many samples may stand at one corner; as long as they agree they count once.
    assert own.separable is Gate("custom", tuple(sorted(set(rows))), targets).separable
    both = own.with_point(own.points[0], 1 - own.targets[0])
    assert both.separable is False


@pytest.mark.parametrize(
    "values", [(0.0, 5e-324), (5e-324, 5e-324), (1e6, 1e6 - 1.2e-10), (-1e6, 1e6), (0.0, 0.0)]
)
def test_what_a_plot_shows_of_any_samples_has_numbers_to_tell_apart(
    values: tuple[float, ...],
) -> None:
    ((low, high),) = OwnData(tuple((x,) for x in values), values, "regression").extent
    assert low < min(values)
    assert high > max(values)
    between = np.linspace(low, high, 400)
    assert len(set(between.tolist())) == 400
