"""What the tour does with the run itself, once a question is answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from learnscope.gui.session.beside.race_state import RaceAsked
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import FRAME, LADDER, Pace
from learnscope.gui.tour.lesson import LENGTHY
from learnscope.gui.tour.quantities import Value

if TYPE_CHECKING:
    from learnscope.gui.tour.lesson import ScriptedAction

#: The race of the tour: all optimizers at the present rate.
RACE = RaceAsked(at="same")

#: How many epochs a run to a loss is taken for, whose length is not known beforehand.
_GUESS = 100


class ScriptedActions:
    """Acts on the lab as a person would, with commands.

    Parameters
    ----------
    lab : Lab
    search : callable
        Lets every tile of the dark room be tried, or stops that.
    """

    def __init__(self, lab: Lab, search: Callable[[bool], None]) -> None:
        self._lab = lab
        self._search = search
        self._pace: int | None = None
        #: What goes on for a while and shows the answer: one of `lesson.LENGTHY`, or "".
        self.doing = ""

    def do(
        self, actions: Sequence["ScriptedAction"], values: Mapping[str, Value], watched: float
    ) -> None:
        """Do one after the other; the last may go on for a while.

        Parameters
        ----------
        actions : sequence of ScriptedAction
        values : mapping
            What the quantities are by which a run's end is named.
        watched : float
            The seconds that a run takes, as near as a speed comes to it; 0 for as fast as it can.
        """
        for action in actions:
            if action.do in LENGTHY:
                self.doing = action.do
            if action.do == "run_to":
                self._run_to(action, values, watched)
            elif action.do == "try_all":
                self._search(True)
            elif action.do == "race":
                self._lab.race.begin(self._lab.experiment, RACE)
            else:
                self._act(action)

    def resume(self) -> None:
        """Go on with what was stopped."""
        if self.doing == "try_all":
            self._search(True)
        else:
            self._lab.run()

    def stop(self) -> None:
        """End what is under way, and put speed and stops back."""
        self._lab.pause()
        doing, self.doing = self.doing, ""
        if doing == "try_all":
            self._search(False)
        elif doing == "race":
            self._lab.race.cancel()
        if self._pace is not None:
            self._lab.set_stops(None, None)
            self._lab.set_pace(self._pace)
            self._pace = None

    def _act(self, action: "ScriptedAction") -> None:
        lab, arguments = self._lab, action.arguments
        if action.do == "step":
            lab.step()
        elif action.do == "edit":
            w1, w2, b = arguments["parameters"]
            lab.edit((w1, w2, b))
        elif action.do == "select":
            lab.select(arguments["row"])
        else:
            lab.set_gate(arguments["name"])

    def _run_to(
        self, action: "ScriptedAction", values: Mapping[str, Value], watched: float
    ) -> None:
        lab = self._lab
        epoch = action.arguments.get("epoch")
        loss = values[action.arguments["loss"]] if "loss" in action.arguments else None
        epochs = _GUESS if epoch is None else epoch - lab.trainer.epoch
        self._pace = lab.pace_index
        lab.set_stops(loss, epoch)
        lab.set_pace(_pace_for(epochs, watched))
        lab.run()


def _pace_for(epochs: int, seconds: float) -> int:
    """Return the slowest speed at which so many epochs take no longer than that."""
    for index, pace in enumerate(LADDER):
        if pace.per != "max" and epochs <= seconds * _per_second(pace):
            return index
    return len(LADDER) - 1


def _per_second(pace: Pace) -> float:
    return pace.epochs if pace.per == "second" else pace.epochs / FRAME
