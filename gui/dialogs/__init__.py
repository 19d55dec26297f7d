"""The windows beside the main one.

`file_menu`, what is done with files; `dialogs`, the few that only tell; `opening`, what becomes of
a file that is opened, and `drop` of one that is dropped; `columns`, what is asked about a file with
data, above its `first_rows`; `data`, the learner's own points as a table, with its `data_model` and
its `clipboard`; `note`, what is written to a run; `page`, a page to read, and the room for it;
`glossary`, the largest of them.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learnscope.gui.dialogs import data, dialogs, glossary, note, opening

__all__ = ["data", "dialogs", "glossary", "note", "opening"]


def __getattr__(name: str) -> ModuleType:
    # No start waits for a dialog: its module is imported when it is first opened.
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
