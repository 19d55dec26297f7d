"""Runs are the same to the last bit: on every processor, compiled or interpreted.

Their fingerprints are pinned in tests/data; regenerate_fingerprints.py there makes them anew.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from in_full import IN_FULL

from learnscope.core import Batch, Experiment, Optimizer, Trainer, compiled
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.problems.clouds import CLOUDS
from learnscope.core.problems.curves import CURVES
from learnscope.core.problems.gates import GATES
from learnscope.core.run import fingerprint
from learnscope.core.start import SCHEMES

PINS = json.loads(
    (Path(__file__).parents[1] / "data" / "fingerprints.json").read_text(encoding="utf-8")
)
EXAMPLES = sorted((Path(__file__).parents[2] / "assets" / "examples").glob("*.json"))

#: The parts of numpy that were compiled for some processors, and that this one can run.
CPU_FEATURES = """
try:
    from numpy._core import _multiarray_umath as core
except ImportError:
    from numpy.core import _multiarray_umath as core
print(*(name for name in core.__cpu_dispatch__ if core.__cpu_features__[name]))
"""


def child(*command: str, **environment: str) -> str:
    """Return what a process with another environment prints."""
    # Nothing of how the tests themselves are run.
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NUMBA_", "NPY_", "OPENBLAS_", "LEARNSCOPE_"))
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", *command],
        env=passed_on | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fingerprints_of_a_child(**environment: str) -> tuple[dict[str, str], str]:
    """Return the fingerprints that such a process finds, and with what it made them."""
    printed = child("-m", "learnscope.core.run.fingerprint", *map(str, EXAMPLES), **environment)
    *lines, origin = printed.splitlines()
    return {name: found for found, name in (line.split("  ", 1) for line in lines)}, origin


def differing(found: Mapping[str, str]) -> list[str]:
    return sorted(name for name in PINS.keys() | found.keys() if PINS.get(name) != found.get(name))


def test_interpreted_they_are_as_pinned(interpreted: None) -> None:
    """In this process some, where not all are asked: the child in the next test makes all."""
    found = fingerprint.fingerprints(fingerprint.examples_in(EXAMPLES))
    if IN_FULL:
        assert not differing(dict(found))
    else:
        assert all(PINS[name] == print_ for name, print_ in islice(found, 8))


def test_interpreted_they_are_the_same_on_an_old_processor_in_one_thread() -> None:
    features = child("-c", CPU_FEATURES).strip()
    clothes = {"NPY_DISABLE_CPU_FEATURES": features} if features else {}
    assert child("-c", CPU_FEATURES, **clothes).split() == []
    found, origin = fingerprints_of_a_child(
        LEARNSCOPE_ENGINE="interpreted",
        OPENBLAS_CORETYPE="Nehalem",
        OPENBLAS_NUM_THREADS="1",
        OMP_NUM_THREADS="1",
        **clothes,
    )
    assert not differing(found)
    assert origin.startswith("made with engine interpreted, numpy")


def test_compiled_they_are_the_same_in_two_threads(compiled_cache: Path) -> None:
    as_in_the_cache = {name: os.environ[name] for name in os.environ if name.startswith("NUMBA_")}
    clothes = {f"{library}_NUM_THREADS": "2" for library in ("OPENBLAS", "OMP", "NUMBA")}
    found, origin = fingerprints_of_a_child(
        LEARNSCOPE_ENGINE="compiled",
        XDG_CACHE_HOME=str(compiled_cache),
        **as_in_the_cache | clothes,
    )
    assert not differing(found)
    assert origin.startswith("made with engine compiled by numba")


@pytest.mark.compiles
def test_compiled_they_are_the_same_on_any_processor_of_its_kind(tmp_path: Path) -> None:
    if not compiled.possible():
        pytest.skip(compiled.trouble())
    found, origin = fingerprints_of_a_child(
        LEARNSCOPE_ENGINE="compiled", XDG_CACHE_HOME=str(tmp_path), NUMBA_CPU_NAME="generic"
    )
    assert not differing(found)
    assert origin.startswith("made with engine compiled by numba")


def test_there_is_a_run_of_everything_that_can_be_chosen() -> None:
    matrix = fingerprint.experiments().values()
    problems = {each.problem.name or "own" for each in matrix}
    assert problems == {*GATES, "custom", *CLOUDS, *CURVES, "drawn", "own"}
    assert {each.network.activation for each in matrix if each.network.hidden} == set(ACTIVATIONS)
    assert {(each.problem.task, each.loss) for each in matrix} == {
        (task, loss) for task, losses in LOSSES.items() for loss in losses
    }
    rules = {(each.optimizer.name, each.penalty.l1 > 0.0, each.penalty.l2 > 0.0) for each in matrix}
    yes_or_no = (False, True)
    assert rules >= {(name, l1, l2) for name in RULES for l1 in yes_or_no for l2 in yes_or_no}
    starts = {getattr(each.start, "scheme", type(each.start).__name__) for each in matrix}
    assert starts == {*SCHEMES, "ZerosStart", "ValuesStart"}
    assert {(each.batch.size, each.batch.shuffle) for each in matrix} == {
        (None, False),
        *((size, shuffle) for size in (1, 10) for shuffle in yes_or_no),
    }
    assert {(bool(each.network.hidden), each.network.bias) for each in matrix} == {
        (hidden, bias) for hidden in yes_or_no for bias in yes_or_no
    }
    assert {len(each.problem.held_out) > 0 for each in matrix} == set(yes_or_no)
    assert len(PINS) == len(EXAMPLES) + len(matrix) + 5


def test_a_run_that_differs_by_one_bit_has_another_fingerprint() -> None:
    run = Trainer(Experiment())
    run.advance(5)
    other = run.copy()
    other.edit([np.nextafter(run.parameters[0], 2.0), *run.parameters[1:].tolist()])
    run.edit(run.parameters.tolist())
    assert fingerprint.fingerprint(run) != fingerprint.fingerprint(other)


def test_what_only_the_next_update_shows_is_in_it() -> None:
    run = Trainer(Experiment())
    others = [
        Trainer(replace(Experiment(), optimizer=Optimizer(learning_rate=2.0))),
        Trainer(replace(Experiment(), batch=Batch(2))),
    ]
    prints = {fingerprint.fingerprint(each) for each in (run, *others)}
    assert len(prints) == 3


def test_every_nan_counts_as_the_same() -> None:
    nans = np.array([0x7FF8000000000000, 0xFFF8000000000000, 0x7FF8000000000001], dtype=np.uint64)
    told = {fingerprint._bits(nan) for nan in nans.view(np.float64)}
    assert len(told) == 1
    assert fingerprint._bits(0.0) != fingerprint._bits(-0.0)
