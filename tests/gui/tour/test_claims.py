"""What the cards say of sizes and directions is so: each is played, and its claims are checked."""

import re
from collections.abc import Callable, Iterator

import pytest
from cases import named
from pytestqt.qtbot import QtBot
from tour_looks import open_card, open_card_again

from learnscope.core import Experiment, Gate
from learnscope.gui.session.lab import Lab
from learnscope.gui.tour.card_state import CardState, Phase
from learnscope.gui.tour.claims import Claim
from learnscope.gui.tour.conditions import READ
from learnscope.gui.tour.lesson import CHAPTERS, Card, chapters
from learnscope.gui.tour.quantities import BEFORE, Moment, Value, fill, measure
from learnscope.gui.tour.tour import Tour

pytestmark = pytest.mark.usefixtures("faster_engine")


def _set(lab: Lab, card: Card) -> None:
    name, low, high = (card.done.arguments[key] for key in ("name", "low", "high"))
    at = lab.experiment.model.parameter_names.index(name)
    theta = lab.trainer.parameters.tolist()
    theta[at] = (low + high) / 2
    lab.edit(tuple(theta))


def _step_at(lab: Lab, rate: float) -> None:
    lab.set_learning_rate(rate)
    lab.step()


#: What a learner does where a card asks for it in words, by the condition that it is done by.
HANDS: dict[str, Callable[[Lab, Card], None]] = {
    "parameter_in": _set,
    "output_in": lambda lab, _card: lab.edit((0.0, 0.0, 4.0)),
    "row_selected": lambda lab, card: lab.select(card.done.arguments["row"]),
    "epoch_at_least": lambda lab, card: lab.train(card.done.arguments["n"]),
    "learning_rate": lambda lab, card: _step_at(lab, card.done.arguments["low"]),
    "loss_below": lambda lab, _card: lab.train(200),
    "edited_then_run": lambda lab, _card: (
        lab.edit(tuple(x + 0.5 for x in lab.trainer.parameters.tolist())),
        lab.train(1),
    ),
    "edited": lambda lab, _card: lab.edit(tuple(x + 0.5 for x in lab.trainer.parameters.tolist())),
}


#: A Korean particle that does not go with the figure before it, as it is read aloud: 0, 1, 3, 6, 7
#: and 8 end in a consonant, 2, 4, 5 and 9 in a vowel.
_MISFIT = re.compile(
    r"[013678](예요|고\b|[가는와]\b|를)|[2459](이에요|이나|[이은과]\b|을|으로)"
    r"|[036]로\b|[178]으로"
)


def _misfits(seen: list[CardState]) -> Iterator[str]:
    """Yield the texts in which a particle does not go with the number that was filled in."""
    for state in seen:
        asked = state.asked
        told = () if asked is None else (asked.text, asked.hint, asked.happened, asked.because)
        yield from filter(_MISFIT.search, (state.title, state.text, state.task, *told))


def _slips(card: Card, values: dict[str, Value]) -> list[str]:
    """Return what a card says to wrong answers that it knows."""
    slips = () if card.question is None else card.question.slips
    return [fill(slip.text, values) for slip in slips]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_claim_of_a_chapter_is_so_before_and_after_it_is_played(
    chapter: str, make_lab: Callable[[Experiment], Lab], qtbot: QtBot
) -> None:
    lab = make_lab(Experiment(problem=Gate("or")))
    # What is claimed is the same in each language; in Korean what is said has to fit it as well.
    tour = Tour(lab, "ko", parent=lab)
    tour.watched = 0.0
    seen: list[CardState] = []
    tour.shown.connect(seen.append)
    first, *_ = cards = chapters("ko")[CHAPTERS.index(chapter)].cards
    open_card(tour, chapter, first.id)
    for card in cards:
        open_card_again(tour, chapter, card.id)
        claims = card.claims
        before = measure(card.names(), Moment(lab.trainer, lab.selected, card.grid))
        with named(chapter, card.id):
            assert [each for each in claims.before if not each.holds(before)] == []
            assert [each for each in _slips(card, before) if _MISFIT.search(each)] == []
            if not claims.after:
                continue
            if card.question is None:
                HANDS[card.done.kind](lab, card)
            else:
                tour.answer(card.question.answer if card.question.kind == "choice" else 0.5)
                if seen[-1].phase is Phase.ASKING:
                    tour.reveal()
                qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
            assert seen[-1].done
            after = measure(card.names(), Moment(lab.trainer, lab.selected, card.grid))
            after |= {f"{BEFORE}{name}": value for name, value in before.items()}
            assert [each for each in claims.after if not each.holds(after)] == []
    tour.leave()
    assert [*_misfits(seen)] == []


def test_a_particle_goes_with_the_figure_before_it() -> None:
    fitting = "0.402가 0.279예요 0.525와 w1은 w2는 0.88이에요 3으로 1로 2로 4고 4이고 10이면 1가지"
    assert [text for text in fitting.split() if _MISFIT.search(text)] == []
    others = "0.402이 0.279이에요 0.525과 w1는 w2은 0.88예요 3로 1으로 2으로 6와 8를"
    assert [text for text in others.split() if not _MISFIT.search(text)] == []


def test_a_card_that_says_how_a_number_compares_has_it_among_its_claims() -> None:
    # All but those that are only read, or say nothing that could be otherwise.
    without = {
        f"{chapter.id}/{card.id}"
        for chapter in chapters("en")
        for card in chapter.cards
        if not card.claims.names() and card.done.kind != READ
    }
    assert without == {
        "curves/sum",
        "data/rows",
        "data/own",
        "forward/look",
        "search/dark",
        "chain/second",
        "chain/look",
        "runs/third",
        "runs/race",
        "runs/other",
    }


@pytest.mark.parametrize("text", ["loss", "loss <", "loss ~ 3", "loss < 3 < 4", ""])
def test_what_is_no_claim_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no claim"):
        Claim.parse(text)


def test_a_claim_compares_quantities_and_numbers() -> None:
    values = {"loss": 0.1, "before.loss": 0.3}
    assert Claim.parse("loss < before.loss").holds(values)
    assert not Claim.parse("loss > before.loss").holds(values)
    assert Claim.parse("0.1 = loss").holds(values)
    assert Claim.parse("loss < before.loss").names() == {"loss", "before.loss"}
