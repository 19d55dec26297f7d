"""Runs in several threads at once, as in the window: the same bits as alone.

The worker thread trains, and meanwhile the other one traces, predicts and trains something else.
"""

import threading
from collections.abc import Callable

import pytest
from in_full import IN_FULL

from learnscope.core import Experiment, Trainer
from learnscope.core.run import fingerprint

MATRIX = fingerprint.experiments()

#: Of different sizes, and so of different blocks, memories and orders.
SOME = (
    *("optimizer adam, l1 and l2", "batch of 10, shuffled", "problem curve sine"),
    *(("activation relu", "no bias, network", "gate parity") if IN_FULL else ()),
)


def told(experiment: Experiment) -> list[str]:
    """Return fingerprints along a run of an experiment's own."""
    run = Trainer(experiment)
    found = []
    for _ in range(4):
        run.advance(4)
        found.append(fingerprint.fingerprint(run))
    return found


def at_once(tasks: list[Callable[[], list[str]]]) -> list[list[str]]:
    """Return what tasks give that begin together, each in a thread of its own."""
    found: list[list[str]] = [[] for _ in tasks]
    together = threading.Barrier(len(tasks))

    def work(i: int) -> None:
        together.wait()
        found[i] = tasks[i]()

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_different_runs_do_not_disturb_each_other(either_engine: str) -> None:
    alone = [told(MATRIX[name]) for name in SOME]
    tasks = [lambda name=name: told(MATRIX[name]) for name in SOME]
    assert at_once(tasks) == alone


@pytest.mark.parametrize("name", SOME)
def test_the_same_run_in_two_threads_is_the_same_run(name: str, either_engine: str) -> None:
    alone = told(MATRIX[name])
    assert at_once([lambda: told(MATRIX[name])] * 3) == [alone] * 3


@pytest.mark.parametrize("name", SOME)
def test_copies_share_a_plan_and_nothing_that_is_written(name: str, either_engine: str) -> None:
    begun = Trainer(MATRIX[name])
    begun.advance(3)

    def gone_on() -> list[str]:
        copy = begun.copy()
        copy.advance(8)
        return [fingerprint.fingerprint(copy)]

    def in_parts() -> list[str]:
        copy = begun.copy()
        while copy.epoch < 11:
            copy.advance(updates=2)
            copy.predict(copy.experiment.problem.inputs)
            copy.next_update()
        return [fingerprint.fingerprint(copy)]

    alone = gone_on()
    assert at_once([gone_on, in_parts, gone_on]) == [alone] * 3
