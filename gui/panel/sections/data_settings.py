"""What belongs to a problem's points: how many, noise, test share and seed; own data."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from learnscope.core import Cloud, Curve, Experiment, OwnData, Problem
from learnscope.core.problems import clouds, curves
from learnscope.core.problems.curves import DRAWN
from learnscope.core.problems.draws import MAX_NOISE
from learnscope.core.problems.split import MAX_TEST_SHARE
from learnscope.core.validation import MAX_SEED
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.panel.sections.curve_canvas import CurveCanvas
from learnscope.gui.panel.sections.scaling_settings import ScalingSettings
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import number_within, whole_number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import push_button
from learnscope.gui.widgets.number_field import NumberField, ShareField
from learnscope.gui.widgets.whole_field import WholeField

Data = Cloud | Curve | OwnData


class DataSettings(SectionBody):
    """Points, noise, test share and seed of a cloud or a curve; what is done with own data."""

    problem_chosen = Signal(object)
    new_data_asked = Signal()
    table_asked = Signal()
    open_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._problem: Data = Cloud()
        self.points = WholeField(clouds.MIN_POINTS, clouds.MAX_POINTS)
        self.points.setSingleStep(10)
        self.noise = NumberField(0.0, MAX_NOISE, 0.05)
        self.share = ShareField(MAX_TEST_SHARE)
        self.seed = WholeField(0, MAX_SEED)
        self.canvas = CurveCanvas()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "caption")
        self.new_data = _button("new_data")
        self.table = _button("edit_table")
        self.open = _button("open_csv_button")
        self.save = _button("save_csv_button")
        self.scaling = ScalingSettings()
        for name, field in self._fields().items():
            field.setObjectName(f"data_{name}")
            field.setMinimumWidth(60)
        self._captions = {name: QLabel() for name in self._fields()}
        self._build()
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show a problem's data; a gate's stand in the truth table instead."""
        problem = experiment.problem
        if not isinstance(problem, Data):
            return
        self._problem = problem
        own = isinstance(problem, OwnData)
        if not isinstance(problem, OwnData):
            kind = clouds if isinstance(problem, Cloud) else curves
            with QSignalBlocker(self.points):
                self.points.setRange(kind.MIN_POINTS, kind.MAX_POINTS)
            self.points.show_value(problem.points)
            self.noise.show_value(problem.noise)
        self.share.show_value(problem.test_share)
        self.seed.show_value(problem.seed)
        drawn = isinstance(problem, Curve) and problem.name == DRAWN
        if isinstance(problem, Curve) and drawn:
            self.canvas.set_heights(problem.values)
        self.canvas.setVisible(drawn)
        for name in ("points", "noise"):
            self._fields()[name].setVisible(not own)
            self._captions[name].setVisible(not own)
        for part in (self.hint, self.table, self.open, self.scaling):
            part.setVisible(own)
        if isinstance(problem, OwnData):
            self.scaling.set_data(problem)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.canvas.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        own = isinstance(self._problem, OwnData)
        names = self._names()
        for name, caption in self._captions.items():
            caption.setText(names[name])
        texts = {
            "points": translate("DataSettings", "How many points there are. More start over."),
            "noise": translate(
                "DataSettings",
                "Noise: how far chance moves the points from where they should be, on average. "
                "At 0 each lies exactly in its place.",
            ),
            "share": translate(
                "DataSettings",
                "Test share: the part of the points that is held out. The model never learns from "
                "them; they show whether it has understood or only learned by heart. Usual: 20 %.",
            ),
            "seed": translate(
                "DataSettings",
                "Data seed: the number that chance begins from. The same seed gives the same "
                "points, and holds out the same ones.",
            ),
        }
        for name, field in self._fields().items():
            explain_control(field, names[name], texts[name])
        new, tip = (
            translate("DataSettings", "New data"),
            translate("DataSettings", "Draw other points of the same kind, with the next seed."),
        )
        if own:
            new, tip = (
                translate("DataSettings", "New split"),
                translate("DataSettings", "Hold out other points to test, with the next seed."),
            )
        buttons = {
            self.new_data: (new, tip),
            self.table: (
                translate("DataSettings", "Table…"),
                translate("DataSettings", "Read and change the points one by one."),
            ),
            self.open: (
                translate("DataSettings", "Open CSV…"),
                translate(
                    "DataSettings",
                    "Load points from a file that a spreadsheet saved: one to three columns of "
                    "numbers, and one to be answered. A file can also be dropped on the window.",
                ),
            ),
            self.save: (
                translate("DataSettings", "Save CSV…"),
                translate("DataSettings", "Save the points in a file that spreadsheets can read."),
            ),
        }
        for button, (text, explanation) in buttons.items():
            button.setText(text)
            explain_control(button, text.rstrip("…"), explanation)
        self.hint.setText(
            translate("DataSettings", "Add points by clicking on the surface, or in the table.")
            if not own or _set_on_the_surface(self._problem)
            else translate("DataSettings", "Add points in the table, or open a file with them.")
        )
        self.canvas.retranslate()
        self.scaling.retranslate()

    def _names(self) -> dict[str, str]:
        return {
            "points": translate("DataSettings", "Points"),
            "noise": translate("DataSettings", "Noise"),
            "share": translate("DataSettings", "Test share"),
            "seed": translate("DataSettings", "Data seed"),
        }

    def _fields(self) -> dict[str, WholeField | NumberField]:
        return {
            "points": self.points,
            "noise": self.noise,
            "share": self.share,
            "seed": self.seed,
        }

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for index, (name, field) in enumerate(self._fields().items()):
            caption = self._captions[name]
            caption.setProperty("role", "caption")
            caption.setBuddy(field)
            row, column = 2 * (index // 2), index % 2
            # With some air above, a caption belongs to the field below it.
            caption.setContentsMargins(0, GRID // 2, 0, 0)
            grid.addWidget(caption, row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID // 2)
        layout.setSpacing(6)
        layout.addWidget(self.canvas)
        layout.addWidget(self.hint)
        layout.addLayout(_pair(self.table, self.open))
        layout.addWidget(self.scaling)
        layout.addLayout(grid)
        layout.addLayout(_pair(self.new_data, self.save))

    def _connect(self) -> None:
        self.points.valueChanged.connect(lambda n: self._choose(points=n))
        self.noise.valueChanged.connect(lambda noise: self._choose(noise=noise))
        self.share.valueChanged.connect(lambda share: self._choose(test_share=share))
        self.seed.valueChanged.connect(lambda seed: self._choose(seed=seed))
        self.canvas.drawn.connect(lambda heights: self._choose(values=heights))
        self.scaling.scaling_chosen.connect(lambda field, name: self._choose(**{field: name}))
        self.new_data.clicked.connect(self.new_data_asked)
        self.table.clicked.connect(self.table_asked)
        self.open.clicked.connect(self.open_asked)
        self.save.clicked.connect(self.save_asked)
        for name, field in self._fields().items():
            field.refused.connect(lambda text, name=name: self._refuse(name, text))

    def _choose(self, **changed: object) -> None:
        self.problem_chosen.emit(replace(self._problem, **changed))  # type: ignore[arg-type]

    def _refuse(self, name: str, text: str) -> None:
        points = self.points
        allowed = {
            "points": whole_number_within(points.minimum(), points.maximum()),
            "noise": number_within(self.noise.minimum(), self.noise.maximum()),
            "share": translate("DataSettings", "a share from 0 to {most} %").format(
                most=f"{100 * MAX_TEST_SHARE:g}"
            ),
            "seed": whole_number_within(0, MAX_SEED),
        }
        self.refused.emit(self._names()[name], text, allowed[name])


def _button(name: str) -> QPushButton:
    made = push_button(name)
    made.setProperty("role", "quiet")
    return made


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row


def _set_on_the_surface(problem: Problem) -> bool:
    """Return whether a place on the surface tells all of a sample, so that a click adds one."""
    inputs = len(problem.input_names)
    return inputs == 1 or (inputs == 2 and problem.task == "classification")
