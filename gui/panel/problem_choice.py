"""Which problem is learned, of all that there are."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox

from learnscope.core import CLOUDS, CURVES, Cloud, Curve, Gate, OwnData, Problem, gate_names
from learnscope.core.problems.curves import DRAWN, MAX_HEIGHT
from learnscope.core.problems.gates import CUSTOM
from learnscope.core.problems.own_data import MAX_INPUTS, MAX_VALUE, USUAL_INPUTS
from learnscope.core.problems.sampled import Task
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import cloud_words, curve_words, gate_word
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab

#: How many heights a curve has that is drawn by hand.
DRAWN_HEIGHTS = 21

#: The learner's own data before there are any to begin from.
_FIRST_OWN: dict[Task, OwnData] = {
    "classification": OwnData(((-0.5, -0.5), (0.5, 0.5)), (0, 1)),
    "regression": OwnData(((-1.0,), (0.0,), (1.0,)), (0.0, 0.5, 0.0), "regression"),
}

#: The headings between the groups, by the entry that stands below each.
_HEADED = {"majority": "three", "cloud:blobs": "clouds", "curve:line": "curves"}
_HEADED |= {"data:classification": "own"}


class ProblemChoice(QComboBox):
    """A combobox of gates, clouds, curves and own data, in groups.

    Another cloud or curve keeps the number of points, the noise, the seed and the test share of
    the last one. Own data begin as the points that stand there, and a curve drawn by hand as the
    curve that stands there; once changed, they are as they were left.
    """

    gate_chosen = Signal(str)
    problem_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gate")
        reach_by_tab(self, ARROWS + PRESS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(40)
        self._present: Problem = Gate()
        self._clouds = Cloud()
        self._curves = Curve()
        self._drawn: Curve | None = None
        self._own: dict[Task, OwnData] = {}
        keys = [*gate_names(2), CUSTOM, *gate_names(3)]
        keys += [f"cloud:{name}" for name in CLOUDS]
        keys += [f"curve:{name}" for name in (*CURVES, DRAWN)]
        keys += [f"data:{task}" for task in USUAL_INPUTS]
        for key in keys:
            if key in _HEADED:
                self._add_heading(_HEADED[key])
            self.addItem("", key)
        self.retranslate()
        self.currentIndexChanged.connect(self._chosen)

    def set_problem(self, problem: Problem) -> None:
        """Show a problem without asking for it."""
        self._present = problem
        if isinstance(problem, Cloud):
            self._clouds = problem
        elif isinstance(problem, Curve):
            self._curves = problem
            if problem.name == DRAWN:
                self._drawn = problem
        elif isinstance(problem, OwnData):
            self._own[problem.task] = problem
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(_key(problem)))

    def retranslate(self) -> None:
        """Set every name in the present language."""
        words = {name: gate_word(name) for inputs in (2, 3) for name in gate_names(inputs)}
        words[CUSTOM] = translate("ExperimentPanel", "Your own")
        words |= {f"cloud:{name}": word for name, word in cloud_words().items()}
        words |= {f"curve:{name}": word for name, word in curve_words().items()}
        words |= {
            "data:classification": translate("ProblemChoice", "Own classes"),
            "data:regression": translate("ProblemChoice", "Own numbers"),
            "heading:three": translate("ProblemChoice", "Three inputs"),
            "heading:clouds": translate("ProblemChoice", "Point clouds"),
            "heading:curves": translate("ProblemChoice", "Curves"),
            "heading:own": translate("ProblemChoice", "Your own data"),
        }
        for index in range(self.count()):
            self.setItemText(index, words[self.itemData(index)])

    def _add_heading(self, name: str) -> None:
        self.addItem("", f"heading:{name}")
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setPointSizeF(0.85 * font.pointSizeF())
        item.setFont(font)

    def _chosen(self, index: int) -> None:
        kind, _, name = self.itemData(index).rpartition(":")
        if kind == "cloud":
            self.problem_chosen.emit(replace(self._clouds, name=name))
        elif kind == "curve":
            self.problem_chosen.emit(self._curve(name))
        elif kind == "data":
            self.problem_chosen.emit(self._own.get(name) or _own(name, self._present))
        elif not kind:
            self.gate_chosen.emit(name)

    def _curve(self, name: str) -> Curve:
        if name != DRAWN:
            return replace(self._curves, name=name, values=())
        if self._drawn is not None:
            return replace(self._curves, name=name, values=self._drawn.values)
        return replace(self._curves, name=name, values=_heights(self._curves))


def _key(problem: Problem) -> str:
    if isinstance(problem, Gate):
        return problem.name
    return f"{problem.kind}:{problem.name or problem.task}"


def _heights(curve: Curve) -> tuple[float, ...]:
    """Return a curve's heights, for a hand to go on with."""
    last = DRAWN_HEIGHTS - 1
    heights = curve.target_curve([2.0 * i / last - 1.0 for i in range(DRAWN_HEIGHTS)])
    return tuple(heights.clip(-MAX_HEIGHT, MAX_HEIGHT).round(3).tolist())


def _own(task: Task, present: Problem) -> OwnData:
    """Return own data that begin as the present problem's samples, if these are of the task."""
    inputs, targets = present.inputs, present.target_array
    fits = present.task == task and inputs.shape[1] <= MAX_INPUTS
    if not fits or abs(inputs).max() > MAX_VALUE:
        return _FIRST_OWN[task]
    points = tuple(tuple(point) for point in inputs.tolist())
    if task == "classification":
        return OwnData(points, tuple(int(y) for y in targets.tolist()))
    return OwnData(points, tuple(targets.tolist()), task)
