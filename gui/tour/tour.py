"""The running tour: which card stands, whether it is done, what was predicted and what happened."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from learnscope.core import Experiment, Trainer
from learnscope.gui.session.beside.pinned import Pins
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import RunKey, Selection, Snapshot
from learnscope.gui.session.undo import Held
from learnscope.gui.tour.card_state import Asked, CardState, ChapterEntry, Phase
from learnscope.gui.tour.conditions import Answer, Hint, Scene, Searched
from learnscope.gui.tour.lesson import (
    CHAPTERS,
    Card,
    CardTable,
    Chapter,
    Question,
    Setup,
    chapters,
)
from learnscope.gui.tour.progress import TourProgress
from learnscope.gui.tour.quantities import BEFORE, Grid, Moment, Value, fill, measure, written
from learnscope.gui.tour.scripted_actions import ScriptedActions
from learnscope.gui.tour.withheld import NOTHING, Withheld, withheld_by

#: How long a run that answers a question is watched, in seconds.
WATCHED = 2.5


class Tour(QObject):
    """Leads through the chapters' cards on a run of the tour's own.

    The learner's run is put aside when the tour begins and comes back when it is left.

    shown : CardState
        When the card, its question or its being done has changed.
    framed : str, str
        The objectName of the widget that a card speaks of, "" for none; and of what comes to the
        front besides.
    covered : tuple of str
        The objectNames of what would give an answer away; () once nothing would.
    withheld : Withheld
        The numbers that are not to be read anywhere; `NOTHING` once none is asked for.
    landscape_asked : Landscape or None, Grid
        Which ground is to be seen, and the values tried in its dark room; None for what was seen
        before the tour.
    surface_asked : Surface or None
        What the output surface is to show; None for what was seen before the tour.
    search_asked : bool
        Whether every tile of the dark room is to be tried now, or no more of them.
    left : TourProgress
        When the tour is over, or left for now.

    Parameters
    ----------
    lab : Lab
    language : str
        The language of the cards.
    """

    shown = Signal(object)
    framed = Signal(str, str)
    covered = Signal(tuple)
    withheld = Signal(object)
    landscape_asked = Signal(object, object)
    surface_asked = Signal(object)
    search_asked = Signal(bool)
    left = Signal(object)

    def __init__(self, lab: Lab, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        #: The seconds that a run to an answer is watched; 0 for as fast as it can.
        self.watched = WATCHED
        self._actions = ScriptedActions(lab, self.search_asked.emit)
        self._language = language
        self._held: Held | None = None
        self.progress = TourProgress()
        self._chapter = self._number = 0
        self._done = False
        self._phase = Phase.NONE
        self._answer = Answer()
        self._searched = Searched()
        self._slipped = False
        self._values: dict[str, Value] = {}
        self._told: dict[str, Value] = {}
        self._withheld = NOTHING
        # Where the card's own start is, and how often a card was opened.
        self._start: Moment | None = None
        self._key: RunKey | None = None
        self._visits = 0
        # While the tour itself changes the run, its frames are none of the learner's doing.
        self._busy = False

    @property
    def running(self) -> bool:
        """Whether the tour's run is in the lab, and the learner's own put aside."""
        return self._held is not None

    @property
    def held(self) -> Held | None:
        """The learner's run, while it is put aside."""
        return self._held

    @property
    def _chapters(self) -> tuple[Chapter, ...]:
        """The chapters; read when the tour is first asked for one."""
        return chapters(self._language)

    @property
    def chapter(self) -> Chapter:
        """The chapter that is open."""
        return self._chapters[self._chapter]

    @property
    def card(self) -> Card:
        """The card that stands."""
        return self.chapter.cards[self._number]

    @property
    def frame(self) -> str:
        """The objectName of what is framed now, "" for none."""
        return (self._done and self.card.outcome) or self.card.frame

    @property
    def asks_to_run(self) -> bool:
        """Whether the card that stands still waits for the learner to press Run."""
        return self.running and self.card.frame == "run_button" and not self._done

    # Commands

    def start(self, progress: TourProgress | None = None) -> None:
        """Put the learner's run aside and go on where the tour was left."""
        if self.running:
            return
        self.progress = progress or self.progress
        self._held = self._lab.hold()
        self._lab.frame.connect(self._watch)
        self._lab.race.changed.connect(self._watch_race)
        self.choose(CHAPTERS.index(self.progress.chapter))

    def leave(self) -> None:
        """Bring the learner's run back."""
        if self._held is None:
            return
        self._lab.frame.disconnect(self._watch)
        self._lab.race.changed.disconnect(self._watch_race)
        self._actions.stop()
        held, self._held = self._held, None
        self._lab.bring_back(held)
        self._lab.light("")
        self.landscape_asked.emit(None, Grid())
        self.surface_asked.emit(None)
        self.covered.emit(())
        self._withhold(NOTHING)
        self.framed.emit("", "")
        self.left.emit(self.progress)

    def choose(self, chapter: int) -> None:
        """Open a chapter at the card where it was left, or from its start once it was finished."""
        cards = self._chapters[chapter].cards
        number = self.progress.card_in(CHAPTERS[chapter])
        self._open(chapter, number if number < len(cards) else 0, afresh=True)

    def go_on(self) -> None:
        """Go to the next card, done or not; after the last one the tour is over."""
        if self._number + 1 < len(self.chapter.cards):
            self._open(self._chapter, self._number + 1)
        elif self._chapter + 1 < len(self._chapters):
            self._note(len(self.chapter.cards))
            self._open(self._chapter + 1, 0, afresh=True)
        else:
            self.progress = self.progress.at(CHAPTERS[0], 0)
            self.leave()

    def go_back(self) -> None:
        """Go to the card before."""
        if self._number > 0:
            self._open(self._chapter, self._number - 1, afresh=True)
        elif self._chapter > 0:
            last = len(self._chapters[self._chapter - 1].cards) - 1
            self._open(self._chapter - 1, last, afresh=True)

    def begin_again(self) -> None:
        """Have the card that stands from its start."""
        if self.running:
            self._open(self._chapter, self._number, afresh=True)

    def answer(self, given: int | float | str) -> None:
        """Take an answer: the number of a choice, a point, or a number as it was typed."""
        question = self.card.question
        if question is None or self._phase is not Phase.ASKING:
            return
        if self._answer.give(question, given, self._values):
            self._do(question)
        else:
            self._show()

    def reveal(self) -> None:
        """Show a result that was to be worked out."""
        question = self.card.question
        if question is not None and self._phase is Phase.ASKING:
            self._answer.give_up()
            self._do(question)

    def resume(self) -> None:
        """Go on with what shows the answer, and the learner stopped."""
        if self._phase is Phase.HALTED:
            self._actions.resume()

    def use_language(self, language: str) -> None:
        """Take on another language, at the same card."""
        self._language = language
        if self.running:
            self._show()

    def follow_search(self, searched: Searched) -> None:
        """Take note of what has been tried in the dark room."""
        self._searched = searched
        if self.running:
            self._watch(self._lab.snapshot())

    def follow_slip(self, on: bool) -> None:
        """Take note of whether the article's slip is switched on beside the update."""
        self._slipped = on
        if self.running:
            self._watch(self._lab.snapshot())

    # How it works

    def _open(self, chapter: int, number: int, afresh: bool = False) -> None:
        self._busy = True
        self._actions.stop()
        self._chapter, self._number = chapter, number
        self._visits += 1
        card = self.card
        self._phase = Phase.NONE if card.question is None else Phase.ASKING
        self._answer = Answer()
        self._done = False
        start = self.chapter.setup_before(number)
        self._start = None if start is None else self._begun(start)
        # Before anything of it can be seen.
        self._withhold(self._withheld_now())
        if start is not None and (afresh or card.setup is not None):
            self._set_up(start)
        self._lab.light(card.light)
        self._busy = False
        self._values = measure(card.names(), self._start or self._moment())
        self._told = {}
        self._note(number)
        self._finish_if(self._met(self._lab.snapshot()))
        self.framed.emit(self.frame, card.front)
        self._show()

    def _withheld_now(self, answered: bool = False) -> Withheld:
        start = self._start
        return NOTHING if start is None else withheld_by(self.card, start, answered)

    def _withhold(self, what: Withheld) -> None:
        if what != self._withheld:
            self._withheld = what
            self.withheld.emit(what)

    def _begun(self, setup: Setup) -> Moment:
        """Return a card's own start, on a run that nobody touches."""
        trainer = Trainer(setup.experiment)
        trainer.advance(setup.epochs)
        return Moment(trainer, setup.row, self.card.grid)

    def _set_up(self, setup: Setup) -> None:
        self._stand(setup, setup.experiment, setup.epochs)
        if setup.pinned is not None:
            for rate in setup.pinned.rates:
                optimizer = setup.experiment.optimizer.at(rate)
                run = replace(setup.experiment, optimizer=optimizer)
                self._stand(setup, run, setup.pinned.epochs, self._lab.pins)
                self._lab.pin()
            self._stand(setup, setup.experiment, setup.epochs, self._lab.pins)
        self._key = RunKey(self._lab.trainer)
        self._searched = Searched()
        self.landscape_asked.emit(setup.landscape, self.card.grid)
        self.surface_asked.emit(setup.surface)

    def _stand(self, setup: Setup, experiment: Experiment, epochs: int, pins: Pins = ()) -> None:
        """Stand at a run's epoch, with nothing to be undone."""
        trainer = Trainer(experiment)
        trainer.advance(epochs)
        self._lab.bring_back(Held(trainer, Selection(setup.row, setup.unit), pins=pins))

    def _note(self, number: int) -> None:
        self.progress = self.progress.at(CHAPTERS[self._chapter], number)

    def _moment(self) -> Moment:
        return Moment(self._lab.trainer, self._lab.selected, self.card.grid)

    def _met(self, snapshot: Snapshot) -> bool:
        answered = self._phase is Phase.TOLD
        scene = Scene(snapshot, self._searched, answered, self._slipped)
        return self.card.done.is_met(scene)

    def _do(self, question: Question) -> None:
        """Do with the run what shows the answer, from where the card begins."""
        self._busy = True
        self._withhold(self._withheld_now(answered=True))
        setup = self.chapter.setup_before(self._number)
        if question.then and setup is not None and self._has_moved(setup):
            self._set_up(setup)
        self._actions.do(question.then, self._values, self.watched)
        self._busy = False
        if question.takes_time:
            self._phase = Phase.RUNNING
            self._show()
            self._watch(self._lab.snapshot())
        else:
            self._tell()

    def _has_moved(self, setup: Setup) -> bool:
        """Return whether the run stands elsewhere than the card began."""
        moved = self._key is None or not self._key.fits(self._lab.trainer)
        return moved or self._lab.selected != setup.row

    def _tell(self) -> None:
        """Put what happened beside what was thought."""
        self._phase = Phase.TOLD
        self._busy = True
        self._actions.stop()
        self._busy = False
        question = self.card.question
        before = {f"{BEFORE}{name}": value for name, value in self._values.items()}
        acted = question is not None and bool(question.then)
        now = measure(self.card.names(), self._moment()) if acted else self._values
        self._told = now | before
        self._finish_if(self._met(self._lab.snapshot()))
        self._show()

    def _finish_if(self, done: bool) -> None:
        """Note that the card is done, and stays so."""
        self._done = self._done or done
        if self._done:
            self.progress = self.progress.with_done(self.chapter.id, self.card.id)

    def _watch(self, snapshot: Snapshot) -> None:
        """See what a frame means for the card."""
        if self._busy:
            return
        if self._phase in {Phase.RUNNING, Phase.HALTED}:
            going, over = self._way(snapshot)
            if over:
                self._tell()
                return
            phase = Phase.RUNNING if going else Phase.HALTED
            if phase is not self._phase:
                self._phase = phase
                self._show()
        if not self._done and self._met(snapshot):
            self._finish_if(True)
            if self.card.outcome:
                self.framed.emit(self.frame, "")
            self._show()

    def _watch_race(self, _state: object) -> None:
        self._watch(self._lab.snapshot())

    def _way(self, snapshot: Snapshot) -> tuple[bool, bool]:
        """Return whether what shows the answer goes on, and whether it is over."""
        if self._actions.doing == "try_all":
            return self._searched.going, self._searched.finished
        race = self._lab.race.state
        if self._actions.doing == "race":
            return race is not None, race is None or race.over
        over = snapshot.state in {RunState.FINISHED, RunState.DIVERGED}
        return snapshot.state is RunState.RUNNING, over

    # What the panel shows

    def _show(self) -> None:
        card = self.card
        asked = card.question if self._phase is Phase.ASKING else None
        self.covered.emit((*card.covers, *(() if asked is None else asked.covers)))
        self.shown.emit(
            CardState(
                chapters=tuple(
                    ChapterEntry(each.title, self.progress.done_in(each), len(each.cards))
                    for each in self._chapters
                ),
                chapter=self._chapter,
                visit=self._visits,
                number=self._number,
                count=len(self.chapter.cards),
                title=fill(card.title, self._values),
                text=fill(card.text, self._values),
                task=fill(card.task, self._values),
                formula=card.formula,
                table=None if card.table is None else self._filled(card.table),
                asked=None if card.question is None else self._asked(card.question),
                phase=self._phase,
                done=self._done,
            )
        )

    def _filled(self, table: CardTable) -> CardTable:
        rows = tuple(tuple(fill(cell, self._values) for cell in row) for row in table.rows)
        return CardTable(table.columns, rows)

    def _asked(self, question: Question) -> Asked:
        told = self._phase is Phase.TOLD
        choices = tuple(fill(choice, self._values) for choice in question.choices)
        # What is worked out is a number of the card's start; what is predicted comes of the answer.
        result = (self._values if question.exact else self._told).get(question.of) if told else None
        return Asked(
            kind=question.kind,
            text=fill(question.text, self._values),
            choices=choices,
            low=question.low,
            high=question.high,
            exact=question.exact,
            right=told and self._answer.is_right(question, result),
            hint=self._hint(question),
            given=self._answer.written(choices),
            result="" if result is None else written(result, 6 if question.exact else 4),
            given_value=self._answer.value,
            result_value=result,
            happened=fill(question.happened, self._told) if told else "",
            why=fill(question.why, self._told) if told else "",
            because=fill(question.because, self._told) if told else "",
        )

    def _hint(self, question: Question) -> str:
        hint = self._answer.hint
        if self._phase is not Phase.ASKING or hint is Hint.NONE:
            return ""
        if hint is Hint.UNREADABLE:
            return Answer.unreadable()
        if hint is Hint.COARSE:
            return Answer.too_coarse(question.digits)
        text = question.hint if hint is Hint.OTHER else question.slips[self._answer.slip].text
        return fill(text, self._values)
