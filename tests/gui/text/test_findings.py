"""Each finding about a network, a cloud or a curve has its sentence in both languages."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pytest
from cases import each_telling, in_any_language, telling
from PySide6.QtWidgets import QApplication, QLabel

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    ValuesStart,
    ZerosStart,
    diagnose,
)
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.examples import example
from learnscope.gui.text.sentences.findings import warning
from learnscope.gui.text.sentences.messages import sentence

pytestmark = pytest.mark.usefixtures("faster_engine")

MakeLab = Callable[[Experiment], Lab]

CIRCLE = Cloud("circle")
START = RandomStart(1, "xavier")
STRAIGHT = Network((3,), "identity")
RELU = Network((4,), "relu")
#: Three ReLUs live, and one that is 0 on the whole circle.
ONE_DEAD = ValuesStart(
    (1.0, 1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 0.1, 0.2, 0.3, -9.0, 1.0, -1.0, 0.5, 1.0, 0.0)
)
#: Of three units the first two have the same weights in and out.
TWO_ALIKE = ValuesStart((0.5, 0.1, 0.5, 0.1, 0.3, -0.2, 0.1, 0.1, 0.2, 0.4, 0.4, -0.3, 0.0))
FLAT = RandomStart(1, "normal", 300.0)
FAR_OUT = ValuesStart((30.0, 30.0, 30.0))
STILL = Optimizer(learning_rate=1e-9)

LARGE = OwnData(tuple((float(x),) for x in range(40)), (0,) * 20 + (1,) * 20)
SORTED = OwnData(tuple((x / 15.0 - 2.0,) for x in range(61)), (0,) * 16 + (1,) * 29 + (0,) * 16)

#: Experiment, epochs; the tone, how the sentence begins, what it also says.
SAID: dict[str, tuple[Experiment, int, str, str, list[str]]] = {
    "ready for a cloud": (Experiment(CIRCLE, start=START), 0, "info", "Ready to learn", ["circle"]),
    "paused in classes": (
        Experiment(CIRCLE, Network((4,)), start=START),
        3,
        "info",
        "Paused at epoch 3, 110 of 200 right.",
        ["Back (←)"],
    ),
    "paused on a curve": (
        Experiment(Curve(), Network((4,)), "squared", Optimizer("adam", 0.01), start=START),
        2,
        "info",
        "Paused at epoch 2, loss ",
        ["Step (→)"],
    ),
    "solved cloud": (example("spiral"), 600, "good", "All right: 200 of 200", ["another problem"]),
    "fitted": (example("sine"), 600, "good", "The answers lie on the points", ["down to 0.0002"]),
    "cloud that no line parts": (
        Experiment(CIRCLE, start=START), 500, "warning", "This never gets all right",
        ["{right} of 200 right", "Hidden layers of 8, 8 bend it (Adam, learning rate 0.03)"],
    ),
    "gate that no plane parts": (
        Experiment(Gate("parity"), start=START), 200, "warning", "Stuck, and it always will be",
        ["flat plane", "Parity", "A hidden layer of 4"],
    ),
    "corners that no plane parts": (
        Experiment(
            OwnData(((0, 0, 1), (1, 1, 1), (0, 1, 1), (1, 0, 1)), (0, 0, 1, 1)), start=START
        ),
        500, "warning", "This never gets all right: one neuron draws one flat plane",
        ["of 4 right", "A hidden layer of 4"],
    ),
    "classes without a bend": (
        Experiment(Gate("xor"), STRAIGHT, start=START), 200, "warning",
        "Stuck, and it always will be: without a bend", ["Take tanh as the activation"],
    ),
    "three inputs without a bend": (
        Experiment(Gate("parity"), STRAIGHT, start=START), 200, "warning",
        "Stuck, and it always will be: without a bend", ["flat plane", "tanh"],
    ),
    "curve with one neuron": (
        Experiment(Curve(), loss="squared", start=START, optimizer=Optimizer(learning_rate=0.3)),
        300, "warning", "As close as it gets: one neuron", ["A hidden layer of 4 bends it"],
    ),
    "curve without a bend": (
        Experiment(
            Curve(), STRAIGHT, "squared", start=START, optimizer=Optimizer(learning_rate=0.1)
        ),
        600, "warning", "As close as it gets: without a bend", ["tanh"],
    ),
    "step": (
        Experiment(CIRCLE, Network((4,), "step"), start=START), 100, "warning", "The step has",
        ["tanh"],
    ),
    "zeros": (
        Experiment(CIRCLE, Network((5, 3)), start=ZerosStart()), 10, "warning",
        "All 5 neurons in layer 1", ["Take another random start: scale 1"],
    ),
    "two alike": (
        Experiment(CIRCLE, Network((3,)), start=TWO_ALIKE), 10, "warning",
        "2 of the 3 neurons in layer 1", ["Take another random start: scale 1"],
    ),
    "all dead": (
        example("dead_relus"), 20, "warning", "Dead: every ReLU in layer 1",
        ["Take another random start"],
    ),
    "one dead": (
        Experiment(CIRCLE, RELU, start=ONE_DEAD, optimizer=STILL), 20, "warning",
        "Dead: 1 of the 4 ReLUs in layer 1", ["Take another random start"],
    ),
    "saturated sample": (
        Experiment(CIRCLE, loss="squared", start=FAR_OUT, optimizer=Optimizer(learning_rate=0.1)),
        10, "warning", "Saturated: the sample at x1 = ", ["x2 = ", "cross-entropy"],
    ),
    "saturated units": (
        Experiment(CIRCLE, Network((4,)), start=FLAT, optimizer=Optimizer(learning_rate=0.01)),
        100, "warning", "Saturated: 4 of the 4 neurons in layer 1", ["tanh is flat"],
    ),
    "vanishing": (
        example("deep_sigmoids"), 100, "warning", "The gradient vanishes: of the output's slope",
        ["only 0.45 %"],
    ),
    "overfitting": (
        example("overfitting"), 300, "warning", "Overfitting: since epoch 118",
        ["from 0.2895 to ", "A line by plain descent does better"],
    ),
    "overshooting": (
        example("rate_too_high"), 120, "warning", "The loss climbs", ["Try the learning rate 0.1."],
    ),
    "diverged": (
        example("rate_too_high"), 400, "warning", "Diverged: after epoch 293",
        ["Try the learning rate 0.1."],
    ),
    "slow": (
        Experiment(CIRCLE, Network((4,)), start=START, optimizer=STILL), 50, "warning",
        "Learning very slowly", ["Try the learning rate 3."],
    ),
    "contradicting": (
        Experiment(OwnData(((0, 0), (0, 1), (1, 0), (1, 1), (1, 1)), (0, 0, 0, 1, 0))), 100, "good",
        "All right that can be, 4 of 5", ["2 samples", "x1 = 1, x2 = 1", "below 0.2773"],
    ),
    "at its best": (
        Experiment(Cloud("moons", noise=0.3), start=START), 300, "good",
        "As low as the loss gets without a bend", ["0.4672", "155 of 200", "noise"],
    ),
    "at its best, as far as is known": (
        Experiment(Cloud("moons", noise=0.3), loss="squared", start=START), 3000, "good",
        "The lowest loss that 12 descents have found", ["0.1521", "noise"],
    ),
    "numbers at their best": (
        Experiment(
            Curve("line", noise=0.1), loss="squared", start=START, optimizer=Optimizer("gd", 0.3)
        ),
        200, "good", "As low as the loss gets without a bend: 0.0096.", ["noise"],
    ),
    "large inputs": (
        Experiment(LARGE, optimizer=Optimizer("gd", 1e-4), start=START), 100, "warning",
        "x is large beside the 1 of the bias", ["Standardise the inputs"],
    ),
    "small weights": (
        Experiment(
            Gate("xor"), Network((5,), "sigmoid"), start=RandomStart(1, "normal", 0.01)
        ),
        10, "warning", "All weights are near 0, none larger than 0.0192", ["scale 1"],
    ),
    "penalised": (
        Experiment(penalty=Penalty(l1=0.2)), 500, "warning",
        "As low as the loss gets with this penalty: 0.5623", ["Try a tenth of the penalty."],
    ),
    "the same answer": (
        Experiment(start=ZerosStart(), optimizer=STILL), 10, "warning", "Every answer is “0”",
        ["3 of 4", "Try the learning rate"],
    ),
    "sorted": (
        Experiment(SORTED, batch=Batch(1), start=RandomStart(2), optimizer=Optimizer("gd", 0.1)),
        10, "warning", "The samples are sorted by class", ["Shuffle"],
    ),
}  # fmt: skip

#: But those for which much is tried, which takes as long as all others.
LONG = (
    *("cloud that no line parts", "overfitting", "vanishing", "saturated units"),
    *("at its best, as far as is known", "saturated sample"),
)
QUICK = tuple(name for name in SAID if name not in LONG)


@lru_cache
def paused(name: str) -> Snapshot:
    """Return the moment that `SAID` speaks of; to train that far is most of what its tests do."""
    experiment, epochs, *_ = SAID[name]
    lab = Lab(experiment)
    lab.train(epochs)
    # With all that has to be worked out for it.
    snapshot = replace(lab.snapshot(), diagnosis=diagnose(lab.trainer))
    lab.deleteLater()
    return snapshot


@each_telling("name", {name: name for name in SAID}, *QUICK)
def test_the_sentence_while_nothing_runs(name: str) -> None:
    _, _, tone, beginning, parts = SAID[name]
    snapshot = paused(name)

    said_tone, text = sentence(snapshot)

    assert said_tone == tone
    assert text.startswith(beginning)
    for part in parts:
        assert part.format(right=int(snapshot.diagnosis.figures["right"])) in text
    assert "{" not in text
    assert text.endswith(".")


@pytest.mark.parametrize(
    ("experiment", "epochs", "beginning", "part"),
    [
        (example("circle"), 3, "Learning: every update moves all 17 weights", "of 200 right"),
        (example("sine"), 3, "Learning: every update moves all 10 weights", "The loss is 0."),
        (Experiment(CIRCLE, start=START), 3, "Learning: every update moves w1, w2 and b", "of 200"),
        (example("sine"), 600, "The answers lie on the points", "Pause (Space)"),
    ],
)
def test_the_sentence_while_it_runs(
    make_lab: MakeLab, experiment: Experiment, epochs: int, beginning: str, part: str
) -> None:
    lab = make_lab(experiment)
    lab.train(epochs)
    lab.run()

    _, text = sentence(lab.snapshot())

    assert text.startswith(beginning)
    assert part in text


def test_what_is_well_is_no_warning(make_lab: MakeLab) -> None:
    lab = make_lab(Experiment())
    assert warning(lab.snapshot()) is None
    lab.train(500)
    assert warning(lab.snapshot()) is None


@in_any_language
@telling("names", {name: name for name in SAID}, *QUICK)
def test_no_sentence_is_cut_off_or_shown_in_another_language(
    open_window: Callable[..., MainWindow], language: str, names: dict[str, str]
) -> None:
    window = open_window(language=language)
    window.resize(1024, 700)
    QApplication.processEvents()
    label = window.findChild(QLabel, "message")
    for name in names:
        _, text = sentence(paused(name))
        assert text.startswith(SAID[name][3]) == (language == "en")
        assert "{" not in text
        label.setText(text)
        # Two lines of Hangul are a pixel taller than the label, and lie within its margins.
        assert label.heightForWidth(label.width()) <= label.height() + 2, text


def test_of_scaled_data_it_says_which_0_it_speaks_of(make_lab: MakeLab) -> None:
    row = OwnData(((1.0, 1.0), (2.0, 2.0), (3.0, 3.0)), (0, 0, 1), scaling="standard")
    scaled = make_lab(Experiment(row, Network(bias=False), start=ZerosStart()))
    scaled.train(200)
    said = warning(scaled.snapshot())
    assert said is not None
    assert "where all inputs are 0" in said
    assert said.endswith("This 0 is that of the scaled inputs.")
    plain = make_lab(Experiment(Gate("nor"), Network(bias=False), start=ZerosStart()))
    plain.train(200)
    assert "scaled" not in str(warning(plain.snapshot()))
