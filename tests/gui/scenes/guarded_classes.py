"""Classes of ours that Qt calls, and faults in them."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType

from shiboken6 import Shiboken

import learnscope.gui
from learnscope.gui.widgets.guard import answer_to

for _module in pkgutil.walk_packages(learnscope.gui.__path__, "learnscope.gui."):
    if not _module.name.endswith("__main__"):
        importlib.import_module(_module.name)


def _below(cls: type) -> Iterator[type]:
    for each in cls.__subclasses__():
        yield each
        yield from _below(each)


#: Every class of the program that is one of Qt's.
CLASSES = sorted(
    {cls for cls in _below(Shiboken.Object) if cls.__module__.startswith("learnscope.gui.")},
    key=lambda cls: (cls.__module__, cls.__qualname__),
)


def _implementation(cls: type, name: str) -> object:
    return next(vars(kind)[name] for kind in cls.__mro__ if name in vars(kind))


def called_by_qt(cls: type) -> list[str]:
    return [
        name
        for name in dir(cls)
        if answer_to(cls, name) is not None and isinstance(_implementation(cls, name), FunctionType)
    ]


#: Every method of the program's own that Qt calls, each with the class that has it.
METHODS = [(cls, name) for cls in CLASSES for name in called_by_qt(cls) if name in vars(cls)]


@contextmanager
def failing(cls: type, name: str) -> Iterator[None]:
    """Let a guarded method of a class raise, whoever calls it."""
    method = vars(cls)[name]
    cell = next(c for c in method.__closure__ if c.cell_contents is method.__wrapped__)

    def fail(*_asked: object, **_named: object) -> None:
        raise ZeroDivisionError(f"in {name}")

    fail.__name__ = name
    cell.cell_contents = fail
    try:
        yield
    finally:
        cell.cell_contents = method.__wrapped__
