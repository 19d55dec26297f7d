"""Adding a loss, an activation or an optimizer touches three files at most: those that name all."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES

ROOT = Path(__file__).parents[2]

KINDS: dict[str, Iterable[str]] = {
    "loss": {name for losses in LOSSES.values() for name in losses},
    "activation": ACTIVATIONS,
    "optimizer": RULES,
}

FILES = {
    "loss": {"core/losses.py", "gui/text/function_texts.py"},
    "activation": {"core/activations.py", "gui/text/function_texts.py"},
    "optimizer": {
        "core/optimizers.py",
        "gui/text/names.py",
        "gui/update/rules.py",
    },
}


def strings_of(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    if not any(f'"{name}"' in text for names in KINDS.values() for name in names):
        return set()
    nodes = ast.walk(ast.parse(text))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@pytest.fixture(scope="module")
def strings() -> dict[str, set[str]]:
    """The strings in each code file of core and gui."""
    paths = [path for room in ("core", "gui") for path in (ROOT / room).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): strings_of(path) for path in paths}


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_a_kind_are_named_in_these_files_alone(
    kind: str, strings: dict[str, set[str]]
) -> None:
    assert {file for file, said in strings.items() if said.issuperset(KINDS[kind])} == FILES[kind]
    assert len(FILES[kind]) <= 3


@pytest.mark.parametrize("kind", KINDS)
def test_one_about_which_nothing_is_special_is_named_nowhere_else(
    kind: str, strings: dict[str, set[str]]
) -> None:
    naming = [{file for file, said in strings.items() if name in said} for name in KINDS[kind]]
    assert min(naming, key=len) == FILES[kind]
