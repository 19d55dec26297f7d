"""Check that a built wheel holds the whole program and nothing else.

Usage: ``python tests/packaging/check_wheel.py WHEEL [TREE]``; prints what is wrong, one line each,
and ends with status 1 if there is any.

A package that pyproject.toml does not list, or a picture that none of its patterns matches, goes
unnoticed here, where the editable install reads the tree itself. It is missed only by whoever
installs the program.
"""

import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

#: What the program consists of; below ``learnscope/`` in the wheel, under the same paths.
FOLDERS = ("core", "gui", "assets")

#: What lies there without being part of it: what translations are made of, pictures for the README.
APART = (
    "**/__pycache__/*",
    "assets/translations/*.ts",
    "assets/translations/*.py",
    "assets/screenshots/*",
)

COMMAND = ("learnscope", "learnscope.gui.__main__:main")


def program_files(tree: Path) -> dict[str, Path]:
    """Return the files that the wheel must hold, by their names in it.

    A translation's compiled form is among them even where only its source is there.
    """
    files = {path for name in FOLDERS for path in tree.glob(f"{name}/**/*") if path.is_file()}
    for pattern in APART:
        files -= set(tree.glob(pattern))
    files |= {path.with_suffix(".qm") for path in tree.glob("assets/translations/*.ts")}
    return {f"learnscope/{path.relative_to(tree).as_posix()}": path for path in files}


def findings(wheel: Path, tree: Path) -> Iterator[str]:
    """Yield a sentence for everything in which a wheel and a tree differ."""
    wanted = program_files(tree)
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = {name for name in names if name.partition("/")[0].endswith(".dist-info")}
        program = names - about
        for name in sorted(wanted.keys() - program):
            yield f"missing: {name}"
        for name in sorted(program - wanted.keys()):
            yield f"does not belong there: {name}"
        for name in sorted(program & wanted.keys()):
            path = wanted[name]
            if not path.exists() or archive.read(name) != path.read_bytes():
                yield f"differs from the tree: {name}"
        yield from _metadata_findings(archive, about, tree)


def _metadata_findings(archive: ZipFile, about: set[str], tree: Path) -> Iterator[str]:
    texts = {name.partition("/")[2]: archive.read(name).decode() for name in about}
    if texts.get("licenses/LICENSE") != (tree / "LICENSE").read_text(encoding="utf-8"):
        yield "missing or another: the licence"
    points = ConfigParser()
    points.read_string(texts.get("entry_points.txt", ""))
    script, target = COMMAND
    if points.get("console_scripts", script, fallback=None) != target:
        yield f"missing or another: the command {script} = {target}"


def main(arguments: list[str]) -> int:
    """Print the findings about the wheel named first; return the exit status."""
    wheel = Path(arguments[0])
    tree = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parents[2]
    found = list(findings(wheel, tree))
    for line in found:
        print(line)
    if not found:
        print(f"{wheel.name}: all {len(program_files(tree))} files of the program, and no others")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
