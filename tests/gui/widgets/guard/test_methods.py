"""No exception leaves a method that Qt calls."""

from types import FunctionType

from cases import named
from guarded_classes import CLASSES, METHODS, called_by_qt, failing
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from learnscope.gui.widgets import guard
from learnscope.gui.widgets.guard import answer_to, is_guarded


def test_the_walk_finds_what_there_is() -> None:
    assert len(CLASSES) > 80
    assert len(METHODS) > 150


def test_every_method_that_qt_calls_is_guarded() -> None:
    assert [
        (cls, name)
        for cls in CLASSES
        for name in called_by_qt(cls)
        if not is_guarded(getattr(cls, name))
    ] == []


def test_every_method_that_qt_has_too_is_one_that_the_guard_knows() -> None:
    assert [
        (cls, name)
        for cls in CLASSES
        for name, method in vars(cls).items()
        if isinstance(method, FunctionType)
        and not name.startswith("__")
        and any(name in vars(kind) for kind in cls.__mro__ if kind.__module__.startswith("PySide6"))
        and answer_to(cls, name) is None
    ] == []


class _Standing(QWidget):
    """Stands in for any object; it has what some answers ask for."""

    def value(self) -> float:
        return 0.5


#: What is asked of methods that need to know what they answer.
_ASKED: dict[str, tuple[object, ...]] = {
    "validate": ("1", 1),
    "fixup": ("1",),
    "textFromValue": (1.0,),
    "valueFromText": ("1",),
    "flags": (QModelIndex(),),
    "itemChange": (0, None),
    "heightForWidth": (100,),
    "pixmap": (QSize(4, 4),),
}


def test_an_exception_stays_in(qapp: QApplication, faults: list[str]) -> None:
    for cls, name in METHODS:
        guard.forget_reports()
        standing = type("Standing", (_Standing,), {name: vars(cls)[name]})()
        asked = _ASKED.get(name, ())
        with named(cls.__qualname__, name), failing(cls, name):
            for _ in range(60):
                if name == "paintEvent":
                    standing.grab()
                else:
                    getattr(standing, name)(*asked)
        delete(standing)
        with named(cls.__qualname__, name):
            (told,) = faults
            assert f"Standing.{name}, and was left out" in told
            assert "Traceback" in told
            assert told.rstrip().endswith(f"ZeroDivisionError: in {name}")
        faults.clear()
