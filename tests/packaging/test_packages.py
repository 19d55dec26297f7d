"""What pyproject.toml lists is what there is: packages to ship, and the rooms of the contracts."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS: dict[str, Any] = {
    contract["name"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]
}


def packages_in(folder: str) -> set[str]:
    """Return the packages in a folder of the checkout, by their names when installed."""
    return {
        ".".join(("learnscope", *path.parent.relative_to(ROOT).parts))
        for path in (ROOT / folder).rglob("*.py")
    }


def test_every_package_is_shipped_and_no_other() -> None:
    there = packages_in("core") | packages_in("gui") | {"learnscope.assets"}
    listed = PYPROJECT["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(there)


def test_every_package_says_what_is_in_it() -> None:
    for package in PYPROJECT["tool"]["setuptools"]["packages"]:
        folder = folder_of(package)
        assert (folder / "__init__.py").read_text("utf-8").startswith('"""'), package


def test_the_contracts_know_every_kind_of_view() -> None:
    (kinds,) = (c["modules"] for c in CONTRACTS.values() if c["type"] == "independence")
    below = (ROOT / "gui" / "views").iterdir()
    there = [
        f"learnscope.gui.views.{each.name}" for each in below if (each / "__init__.py").exists()
    ]
    assert sorted(kinds) == sorted(there)


def test_the_layers_know_every_room_and_every_file_above_them() -> None:
    (layers,) = (c for c in CONTRACTS.values() if c["type"] == "layers")
    # import-linter itself refuses what no layer names.
    assert layers["exhaustive"] is True


def folder_of(package: str) -> Path:
    """Return a package's folder in the checkout."""
    return ROOT.joinpath(*package.split(".")[1:])


def modules_of(folder: Path) -> list[Path]:
    """Return the modules of a folder, without those below it and those of Python's own names."""
    return [path for path in folder.glob("*.py") if not path.name.startswith("__")]


def test_no_room_is_crowded_or_empty() -> None:
    for package in PYPROJECT["tool"]["setuptools"]["packages"]:
        folder = folder_of(package)
        assert len(modules_of(folder)) <= (15 if package == "learnscope.core" else 12), package
        if package != "learnscope.assets":
            assert len(list(folder.glob("*.py"))) >= 5, package


def test_the_window_is_not_cut_into_crumbs() -> None:
    modules = [each for folder in packages_in("gui") for each in modules_of(folder_of(folder))]
    lines = {module: len(module.read_text("utf-8").splitlines()) for module in modules}
    assert min(lines.values()) >= 25, min(lines, key=lines.__getitem__)
    assert sum(lines.values()) / len(lines) >= 200


def test_a_class_has_its_name_for_itself() -> None:
    found: dict[str, list[str]] = {}
    for folder in sorted(packages_in("core") | packages_in("gui")):
        for module in modules_of(folder_of(folder)):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found.setdefault(node.name, []).append(module.relative_to(ROOT).as_posix())
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_every_room_says_what_is_in_it_and_nothing_else() -> None:
    """Rooms that hold rooms name those too; what Python or a library calls so is no file."""
    for package in PYPROJECT["tool"]["setuptools"]["packages"]:
        folder = folder_of(package)
        if package == "learnscope.assets":
            continue
        text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
        # What stands between two of these is a value.
        said = set(re.findall(r"(?<!`)`(\w+)`(?!`)", text))
        rooms = {each.parent.name for each in folder.glob("*/__init__.py")}
        there = {module.stem for module in modules_of(folder)} | rooms
        assert there - said == set(), package
        assert said - there - set(_names_in(folder)) == set(), package


def _names_in(folder: Path) -> Iterator[str]:
    """Yield the names that a room's modules define."""
    for module in modules_of(folder):
        for node in ast.parse(module.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield node.name
