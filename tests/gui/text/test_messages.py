"""Each state of a run has its sentence, which says what it means and what to try."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Curve,
    Experiment,
    Gate,
    Optimizer,
    RandomStart,
    ValuesStart,
    diagnose,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.numbers import fixed
from learnscope.gui.text.sentences.messages import sentence

pytestmark = pytest.mark.usefixtures("faster_engine")

XOR = Experiment(problem=Gate("xor"))
OWN = Experiment(problem=Gate("custom", targets=(1, 0, 0, 1)))
LARGE = Experiment(optimizer=Optimizer(learning_rate=15.0))
EXPLODING = Experiment(optimizer=Optimizer(learning_rate=1e307))
SMALL = Experiment(optimizer=Optimizer(learning_rate=1e-6))
FLAT = Experiment(loss="squared", start=ValuesStart((10.0, 10.0, 10.0)))
DIVERGING = Experiment(
    problem=Gate("xor"),
    optimizer=Optimizer(learning_rate=1e308),
    batch=Batch(2),
    start=RandomStart(2),
)

ONE_ROW = Experiment(problem=Gate("and", rows=(2,)))

#: The experiment, the epochs trained, the tone, how the sentence begins, what it also says.
PAUSED = {
    "ready": (Experiment(), 0, "info", "Ready to learn AND.", ["Run (Space)", "Step (→)"]),
    "ready for one's own": (OWN, 0, "info", "Ready to learn your own gate.", ["Run"]),
    "paused": (Experiment(), 3, "info", "Paused at epoch 3, 3 of 4 right.", ["Back (←)"]),
    "long since": (XOR, 5_000, "warning", "Stuck", ["3 of 4 is the most", "XOR"]),
    "one right": (ONE_ROW, 50, "good", "Right: the answer lies", ["another gate"]),
    "all right": (Experiment(), 500, "good", "All right: 4 of 4", ["another gate"]),
    "stuck": (XOR, 200, "warning", "Stuck, and it always will be", ["one straight line"]),
    "stuck on one's own": (OWN, 200, "warning", "Stuck", ["of your own gate on one side"]),
    "overshooting": (LARGE, 2, "warning", "The loss jumps", ["Try the learning rate 1."]),
    "exploding": (
        EXPLODING,
        2,
        "warning",
        "Exploding: loss or weights",
        ["e+30", "Try the learning rate"],
    ),
    "slow": (SMALL, 3, "warning", "Learning very slowly", ["Try the learning rate"]),
    "saturated": (FLAT, 3, "warning", "Saturated: row 0 0 is wrong", ["z = 10.0", "cross-entropy"]),
    "diverged": (DIVERGING, 9, "warning", "Diverged: after epoch 5", ["computer can hold"]),
}


@pytest.fixture
def make_lab(qtbot: QtBot) -> Iterator[Callable[[Experiment], Lab]]:
    labs: list[Lab] = []

    def make(experiment: Experiment) -> Lab:
        labs.append(Lab(experiment))
        return labs[-1]

    yield make
    for lab in labs:
        lab.deleteLater()


@pytest.mark.parametrize("name", PAUSED)
def test_the_sentence_while_nothing_runs(make_lab: Callable[[Experiment], Lab], name: str) -> None:
    experiment, epochs, tone, beginning, parts = PAUSED[name]
    lab = make_lab(experiment)
    lab.train(epochs)

    said_tone, text = sentence(replace(lab.snapshot(), diagnosis=diagnose(lab.trainer)))

    assert said_tone == tone
    assert text.startswith(beginning)
    for part in parts:
        assert part in text


@pytest.mark.parametrize(
    ("epochs", "tone", "beginning"),
    [(0, "info", "Learning: every update"), (3, "info", "Learning:"), (500, "good", "All right")],
)
def test_the_sentence_while_it_runs(
    make_lab: Callable[[Experiment], Lab], epochs: int, tone: str, beginning: str
) -> None:
    lab = make_lab(Experiment())
    lab.train(epochs)
    lab.run()

    said_tone, text = sentence(lab.snapshot())

    assert lab.state is RunState.RUNNING
    assert said_tone == tone
    assert text.startswith(beginning)
    if tone == "info":
        assert f"{round(lab.trainer.accuracy * 4)} of 4 right so far" in text
    else:
        assert "Pause (Space)" in text


def test_in_a_tour_a_stop_says_how_many_are_right_or_how_large_the_loss_is(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    texts = []
    line = Experiment(
        problem=Curve("sine"),
        loss="squared",
        optimizer=Optimizer(learning_rate=0.2),
        start=RandomStart(1),
    )
    for experiment in (Experiment(), line):
        lab = make_lab(experiment)
        lab.train(3)
        texts.append(sentence(lab.snapshot(), guided=True)[1])
    assert texts[0].startswith("Paused at epoch 3, 3 of 4 right. The card")
    assert texts[1].startswith(f"Paused at epoch 3, loss {fixed(lab.trainer.loss)}. The card")


def test_the_sentence_at_a_stop(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> None:
    lab = make_lab(Experiment())
    lab.set_pace(7)
    lab.set_stops(None, 1200)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    tone, text = sentence(lab.snapshot())

    assert tone == "good"
    assert text.startswith(
        "Stopped where you asked: epoch 1,200, mean loss " + fixed(lab.trainer.loss)
    )
    assert "“Stop at”" in text


def test_no_sentence_shows_a_place_that_was_not_filled(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    for experiment, epochs, *_ in PAUSED.values():
        lab = make_lab(experiment)
        lab.train(epochs)
        _, text = sentence(lab.snapshot())
        assert "{" not in text
        assert text.endswith(".")
