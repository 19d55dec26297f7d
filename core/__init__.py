"""What learning is: problems, a neuron, its loss, its gradient and its run. No Qt in here."""

from learnscope.core.changes import Changes
from learnscope.core.diagnosis import Diagnosis, diagnose
from learnscope.core.experiment import Batch, Experiment, RandomStart, ValuesStart
from learnscope.core.history import History
from learnscope.core.network import Network
from learnscope.core.optimizer import Optimizer
from learnscope.core.problem import GATES, Gate
from learnscope.core.trace import SampleTrace, Trace, UpdateTrace
from learnscope.core.trainer import EpochRecord, Trainer
from learnscope.core.validation import ExperimentError

__all__ = [
    "GATES",
    "Batch",
    "Changes",
    "Diagnosis",
    "EpochRecord",
    "Experiment",
    "ExperimentError",
    "Gate",
    "History",
    "Network",
    "Optimizer",
    "RandomStart",
    "SampleTrace",
    "Trace",
    "Trainer",
    "UpdateTrace",
    "ValuesStart",
    "diagnose",
]
