"""Experiments whose units have no biases."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from every_dock import docks_in_turn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from learnscope.core import Curve, Experiment, Gate, Network, OwnData, RandomStart, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.widgets.view import is_on_screen

WITHOUT = Network(bias=False)
NEURON = Experiment(network=WITHOUT, start=ValuesStart((0.4, -0.3)))
LINE = OwnData(((-1.0,), (0.5,), (2.0,)), (1.0, 2.0, 4.0), "regression")


def drawn(problem: Any, *hidden: int, activation: str = "tanh", loss: str = "bce") -> Experiment:
    network = Network(hidden, activation, bias=False)
    return Experiment(problem, network, loss, start=RandomStart(1, "xavier"))


CURVE = drawn(Curve("sine", points=30), 6, loss="squared")
XOR = drawn(Gate("xor"), 4)
#: What speaks of a bias without saying that there is none. Glossary entries stay as they are.
_GLOSSARY = re.compile(r"<p><b>.*?</p><p>.*?</p>", re.DOTALL)
_NONE = re.compile(
    r"\bwithout (a bias|biases)|\bno bias(es)?\b|\bA bias would\b|"
    r"편향이? ?(없|도 없)|편향 없이|편향은 없|편향이 있으면",
    re.IGNORECASE,
)
_SOME = re.compile(r"\bbias|편향|(?<![\w.·])b(?!\w)", re.IGNORECASE)


def sayings(window: MainWindow) -> Iterator[str]:
    """Return all that is said by what can be seen of a window."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for part in filter(is_on_screen, window.findChildren(QWidget, options=direct)):
        for widget in (part, *part.findChildren(QWidget)):
            if widget.isVisible():
                yield from (widget.whatsThis(), widget.toolTip(), widget.windowTitle())
                yield from (widget.accessibleName(), widget.accessibleDescription())
                if isinstance(widget, QLabel):
                    yield widget.text()


def look_at_all(window: MainWindow) -> None:
    for _ in docks_in_turn(window):
        speaks_of_none(window)


def speaks_of_none(window: MainWindow) -> None:
    told = [text for text in sayings(window) if _speaks_of_one(text)]
    assert not told


@lru_cache(None)
def _speaks_of_one(text: str) -> bool:
    return _SOME.search(_NONE.sub("", _GLOSSARY.sub("", text))) is not None
