"""What learning is: problems, networks, their loss, gradient and run. No Qt in here.

To be read in this order: `experiment`, all that determines a run, with `problems`, `network`,
`activations`, `losses`, `optimizers`, `penalties` and `start`; `engine`, the one place where
learning is computed, over `passes`, `lanes` and `elementary`; `trainer`, the run, and `run`, its
parts. What is made of runs: `inspection`, a run looked into; `diagnosis`, what goes wrong;
`landscape`, the loss over the parameters. Beside it `tables`, how a file becomes samples,
`compiled`, how the engine gets fast, and `validation`, how a wrong input is refused.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from learnscope.core.diagnosis.finding import Diagnosis
from learnscope.core.diagnosis.findings import diagnose
from learnscope.core.diagnosis.separability import Separation, separate
from learnscope.core.experiment import Batch, Experiment
from learnscope.core.inspection.trace import SampleTrace, Trace, UnitTrace, UpdateTrace
from learnscope.core.network import Model, Network
from learnscope.core.optimizers import Optimizer
from learnscope.core.penalties import Penalty
from learnscope.core.problems.clouds import CLOUDS, Cloud
from learnscope.core.problems.curves import CURVES, Curve
from learnscope.core.problems.gates import GATES, Gate, gate_names
from learnscope.core.problems.own_data import OwnData
from learnscope.core.problems.problem import Problem, problem_from_dict
from learnscope.core.run.changes import Changes
from learnscope.core.run.history import History
from learnscope.core.start import RandomStart, ValuesStart, ZerosStart
from learnscope.core.tables.refusal import CsvError
from learnscope.core.trainer import EpochRecord, Trainer
from learnscope.core.validation import ExperimentError

if TYPE_CHECKING:
    from learnscope.core.diagnosis.remedies import Advice
    from learnscope.core.tables.csv_file import read_csv, write_csv

__all__ = [
    "CLOUDS",
    "CURVES",
    "GATES",
    "Advice",
    "Batch",
    "Changes",
    "Cloud",
    "CsvError",
    "Curve",
    "Diagnosis",
    "EpochRecord",
    "Experiment",
    "ExperimentError",
    "Gate",
    "History",
    "Model",
    "Network",
    "Optimizer",
    "OwnData",
    "Penalty",
    "Problem",
    "RandomStart",
    "SampleTrace",
    "Separation",
    "Trace",
    "Trainer",
    "UnitTrace",
    "UpdateTrace",
    "ValuesStart",
    "ZerosStart",
    "diagnose",
    "gate_names",
    "problem_from_dict",
    "read_csv",
    "separate",
    "write_csv",
]


if not TYPE_CHECKING:
    #: Where the names are for which nobody waits who does not ask for them.
    _LATER = {
        "Advice": "diagnosis.remedies",
        "read_csv": "tables.csv_file",
        "write_csv": "tables.csv_file",
    }

    def __getattr__(name: str) -> Any:
        if name in _LATER:
            return getattr(import_module(f"learnscope.core.{_LATER[name]}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
