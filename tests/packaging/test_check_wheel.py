"""The check of the wheel sees each way in which a wheel can go wrong."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECK = Path(__file__).with_name("check_wheel.py")

TREE = {
    "LICENSE": "as you like",
    "core/__init__.py": "",
    "core/loss.py": "L = 0",
    "core/py.typed": "",
    "gui/__init__.py": "",
    "gui/views/__init__.py": "",
    "gui/views/neuron.py": "z = 0",
    "assets/__init__.py": "",
    "assets/icons/run.svg": "<svg/>",
    "assets/translations/build.py": "makes the compiled one of the source",
    "assets/translations/learnscope_ko.ts": "source",
    "assets/translations/learnscope_ko.qm": "compiled",
    "assets/screenshots/window.png": "for the README",
    "core/__pycache__/loss.pyc": "",
    "tests/core/test_loss.py": "",
}

APART = ("build.py", ".ts", ".png", ".pyc", "LICENSE", "test_loss.py")

WHEEL = {
    **{f"learnscope/{name}": text for name, text in TREE.items() if not name.endswith(APART)},
    "learnscope-1.dist-info/METADATA": "Name: learnscope",
    "learnscope-1.dist-info/RECORD": "",
    "learnscope-1.dist-info/entry_points.txt": (
        "[console_scripts]\nlearnscope = learnscope.gui.__main__:main\n"
    ),
    "learnscope-1.dist-info/licenses/LICENSE": "as you like",
}


def check(folder: Path, tree: dict[str, str], wheel: dict[str, str]) -> tuple[int, str]:
    for name, text in tree.items():
        path = folder / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    archive = folder / "learnscope-1-py3-none-any.whl"
    with ZipFile(archive, "w") as file:
        for name, text in wheel.items():
            file.writestr(name, text)
    done = subprocess.run(
        [sys.executable, CHECK, archive, folder / "tree"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_a_whole_wheel_passes(tmp_path: Path) -> None:
    status, said = check(tmp_path, TREE, WHEEL)

    assert status == 0
    assert "all 9 files of the program" in said


@pytest.mark.parametrize("name", [name for name in WHEEL if name.startswith("learnscope/")])
def test_a_file_left_out_is_named(name: str, tmp_path: Path) -> None:
    wheel = {other: text for other, text in WHEEL.items() if other != name}

    assert check(tmp_path, TREE, wheel) == (1, f"missing: {name}\n")


@pytest.mark.parametrize("name", ["tests/core/test_loss.py", "learnscope/core/old.py"])
def test_a_file_too_many_is_named(name: str, tmp_path: Path) -> None:
    assert check(tmp_path, TREE, WHEEL | {name: ""}) == (1, f"does not belong there: {name}\n")


def test_a_stale_file_is_named(tmp_path: Path) -> None:
    wheel = WHEEL | {"learnscope/core/loss.py": "L = 1"}

    assert check(tmp_path, TREE, wheel) == (1, "differs from the tree: learnscope/core/loss.py\n")


def test_a_translation_that_was_never_compiled_is_named(tmp_path: Path) -> None:
    compiled = "assets/translations/learnscope_ko.qm"
    tree = {name: text for name, text in TREE.items() if name != compiled}
    wheel = {name: text for name, text in WHEEL.items() if not name.endswith(compiled)}

    assert check(tmp_path, tree, wheel) == (1, f"missing: learnscope/{compiled}\n")


def test_a_missing_command_is_named(tmp_path: Path) -> None:
    wheel = WHEEL | {"learnscope-1.dist-info/entry_points.txt": "[console_scripts]\n"}

    status, said = check(tmp_path, TREE, wheel)

    assert status == 1
    assert "the command learnscope = learnscope.gui.__main__:main" in said


def test_a_missing_licence_is_named(tmp_path: Path) -> None:
    wheel = {name: text for name, text in WHEEL.items() if not name.endswith("LICENSE")}

    status, said = check(tmp_path, TREE, wheel)

    assert status == 1
    assert "the licence" in said
