"""How high the imports are piled: each module stands on those it imports, and none in a circle."""

import ast
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: The most floors of each room.
MOST = {"core": 8, "gui": 9}


def imported(tree: ast.AST, modules: Collection[str]) -> Iterator[str]:
    """Return those of some modules that a file imports as soon as it is imported itself.

    Not what it names for type checkers alone, and not what a function imports once it is called.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            found = {name if name in modules else node.module for name in names}
            yield from (name for name in found if name in modules)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imported(node, modules)


def floors(room: str) -> dict[str, int]:
    """Return on which floor each module of a room stands, from 1.

    Raises
    ------
    graphlib.CycleError
        If some import each other; it says which.
    """
    files = {
        ".".join(("learnscope", *path.relative_to(ROOT).with_suffix("").parts)): path
        for path in (ROOT / room).rglob("*.py")
    }
    modules = {name.removesuffix(".__init__"): path for name, path in files.items()}
    below = {
        # One that is run imports itself by its own name.
        name: {*imported(ast.parse(path.read_text("utf-8")), modules)} - {name}
        for name, path in modules.items()
    }
    heights: dict[str, int] = {}
    for name in TopologicalSorter(below).static_order():
        heights[name] = 1 + max((heights[each] for each in below[name]), default=0)
    return heights


@pytest.mark.parametrize("room", MOST)
def test_a_room_has_few_floors_and_no_circle(room: str) -> None:
    heights = floors(room)
    top = max(heights, key=heights.__getitem__)
    assert heights[top] <= MOST[room], f"{top} stands on floor {heights[top]}"
