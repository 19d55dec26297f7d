"""The windows beside the main one.

`dialogs`, the few that ask and tell; `opening`, what is done with a file that is opened, and `drop`
with one that is dropped; `columns`, what is asked about a file with data, above its `first_rows`;
`data`, the learner's own points as a table, with its `data_model` and its `clipboard`; `page`, a
page to read, and the room for it; `glossary`, the largest of them; `files`, the one way that files
are written.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learnscope.gui.dialogs import data, dialogs, glossary, opening

__all__ = ["data", "dialogs", "glossary", "opening"]


def __getattr__(name: str) -> ModuleType:
    # No start waits for a dialog: its module is imported when it is first opened.
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
