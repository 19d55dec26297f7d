"""Brings the translations up to date: ``uv run python assets/translations/build.py``.

Collects the texts of ``gui`` into every ``.ts`` file beside this script, keeping what is
translated, and compiles each to the ``.qm`` file that the program loads. Both are committed.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
SOURCES = HERE.parent.parent / "gui"


def tool(name: str) -> str:
    """Return the path of one of Qt's translation tools, which come with PySide6."""
    folder = Path(PySide6.__file__).parent
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    if found is None:
        raise FileNotFoundError(f"{name} is not in {folder}")
    return str(found)


def collect(ts: Path) -> None:
    """Bring a ``.ts`` file up to date with the sources."""
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    command = [tool("lupdate"), "-silent", *files, *options, "-ts", str(ts)]
    subprocess.run(command, check=True)


def compile_(ts: Path, qm: Path) -> None:
    """Compile a ``.ts`` file."""
    subprocess.run([tool("lrelease"), "-silent", str(ts), "-qm", str(qm)], check=True)


def main() -> int:
    """Bring every language up to date."""
    for ts in sorted(HERE.glob("*.ts")):
        collect(ts)
        compile_(ts, ts.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
