"""Each piece of advice has its sentence and a label for a button, in every language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from learnscope.core import (
    Batch,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    ValuesStart,
)
from learnscope.core.diagnosis.remedies import REMEDIES, Advice
from learnscope.core.diagnosis.scale import scale_trouble
from learnscope.gui.text.language import LANGUAGES, Language
from learnscope.gui.text.sentences.advice import advice_label, advice_sentence
from learnscope.gui.text.sentences.findings import scale_sentence

FAR = OwnData(
    tuple((float(x), 1.0 + x % 3) for x in range(60, 90)), (0, 1) * 15, names=("Age", "Kids")
)

#: With what every remedy has something to do.
EXPERIMENTS = [
    Experiment(
        FAR, Network((4, 4), "relu", False), "squared", Optimizer("rmsprop", 0.5), Batch(4),
        RandomStart(3, "he", 9.0), Penalty(l1=0.1),
    ),
    Experiment(FAR, start=ValuesStart((1.0, 2.0, 3.0)), penalty=Penalty(l2=0.1)),
    Experiment(
        replace(FAR, task="regression"), Network((8,)), "squared", start=RandomStart(1, "xavier")
    ),
    Experiment(Curve("sine"), loss="squared", start=RandomStart()),
    Experiment(Gate("xor")),
]  # fmt: skip


def pieces() -> Iterator[tuple[Advice, Experiment]]:
    for code, remedy in REMEDIES.items():
        for before in EXPERIMENTS:
            for after in remedy(before):
                yield Advice(code, after), before


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    spoken = Language(request.param)
    yield spoken.code
    spoken.use("en")


def test_each_has_a_short_label_and_a_sentence(language: str) -> None:
    assert language in LANGUAGES
    told = set()
    for advice, before in pieces():
        told.add(advice.code)
        label, sentence = advice_label(advice), advice_sentence(advice, before)
        assert 0 < len(label) <= 30, label
        assert "{" not in label + sentence, sentence
        assert sentence.rstrip(")").endswith("."), sentence
        assert not label.endswith(".")
    assert told == set(REMEDIES)


def test_what_changes_with_it_is_said_too() -> None:
    for advice, before in pieces():
        sentence, after = advice_sentence(advice, before), advice.experiment
        scaled = after.problem.scaling is not None
        assert ("tandardise" in sentence) == scaled, sentence
        if after.penalty != before.penalty:
            assert "penalty" in sentence or "L2" in sentence, sentence
        if after.optimizer != before.optimizer:
            assert f"{after.optimizer.learning_rate:g}" in sentence, sentence


def test_inputs_are_called_by_their_own_names() -> None:
    trouble = scale_trouble(FAR)
    assert trouble is not None
    assert scale_sentence(FAR, trouble).startswith("Age")
