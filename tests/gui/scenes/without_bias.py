"""Experiments whose units have no biases."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from learnscope.core import Curve, Experiment, Gate, Network, OwnData, RandomStart, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.widgets.view import is_seen

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


def docks_in_turn(window: MainWindow) -> Iterator[str]:
    """Bring every dock to the front, where it is painted, one after the other."""
    for name in window.docks.by_name:
        window.docks.bring_forward(name)
        QApplication.processEvents()
        yield name


def sayings(part: QWidget) -> Iterator[str]:
    """Return all that is said by what can be seen of a part of the window, or of all of it."""
    for widget in part.findChildren(QWidget):
        if not is_seen(widget):
            continue
        texts = [widget.whatsThis(), widget.toolTip(), widget.accessibleName()]
        texts += [widget.accessibleDescription(), widget.windowTitle()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
        yield from (_NONE.sub("", _GLOSSARY.sub("", text)) for text in texts)


def look_at_all(window: MainWindow) -> None:
    for name in docks_in_turn(window):
        speaks_of_none(window.docks.by_name[name])
    speaks_of_none(window)


def speaks_of_none(part: QWidget) -> None:
    told = [text for text in sayings(part) if _SOME.search(text)]
    assert not told, (part.objectName(), told)
