"""How the engine gets compiled and kept, and that nothing in the way of it is more than that."""

import ast
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from learnscope.core import Experiment, Trainer, compiled
from learnscope.core.compiled import cache as folders
from learnscope.core.compiled.preparation import Progress, prepare

LEARN = """
from learnscope.core import Experiment, Trainer, compiled
loaded = compiled.load()
run = Trainer(Experiment())
run.advance(10)
print(loaded, compiled.ready(), compiled.kept(), repr(run.loss))
print(compiled.trouble())
"""


def unload(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a process that was just started."""
    monkeypatch.setattr(compiled, "_compiled", {})


def loss_of_ten_epochs() -> str:
    run = Trainer(Experiment())
    run.advance(10)
    return repr(run.loss)


def learn_in_a_child(**environment: str) -> tuple[str, str]:
    """Return what a process says that loads the engine and learns, and the trouble that it has."""
    done = subprocess.run(
        [sys.executable, "-c", LEARN],
        env=os.environ | {"LEARNSCOPE_ENGINE": "auto"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    said, trouble = done.stdout.splitlines()
    return said, trouble


def test_it_is_compiled_once_and_loaded_from_then_on(
    cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not compiled.kept()
    assert compiled.load()
    assert compiled.ready()
    assert compiled.kept()
    unload(monkeypatch)
    assert compiled.load()
    (folder,) = (cache / "learnscope").iterdir()
    assert [path.suffix for path in compiles] == [".part", ""]
    assert compiles[1] == folder
    assert compiled.trouble() == ""


@pytest.mark.parametrize("room", folders.ROOMS)
def test_it_is_compiled_anew_when_a_recipe_was_edited(
    room: str, cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compiled.load()
    text_of = folders.text_of
    monkeypatch.setattr(folders, "text_of", lambda name: text_of(name) + "\n" * (name == room))
    assert not compiled.kept()
    unload(monkeypatch)
    assert compiled.load()
    assert len(list((cache / "learnscope").iterdir())) == 2


def test_every_file_of_the_engine_is_among_its_recipes() -> None:
    # What the engine calls is what numba is taught, and where that stands.
    core = Path(compiled.__file__).parents[1]
    tree = ast.parse((core / "compiled/numba_engine.py").read_text(encoding="utf-8"))
    taught = {
        f"{node.module}.{alias.name}".removeprefix("learnscope.core.").replace(".", "/")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("learnscope.core")
        for alias in node.names
    }
    assert taught | {"compiled/numba_engine"} == set(folders.ROOMS)
    assert all((core / f"{room}.py").is_file() for room in folders.ROOMS)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: next(folder.rglob("*.nbc")).write_bytes(b"co"),
        lambda folder: next(folder.rglob("*.nbi")).unlink(),
        lambda folder: (folder / "complete.json").write_text("{"),
        lambda folder: (folder / "complete.json").write_text("{}"),
        lambda folder: (folder / "complete.json").write_text("[1]"),
        lambda folder: (folder / "complete.json").unlink(),
    ],
    ids=["truncated", "file gone", "mark cut off", "mark empty", "mark odd", "mark gone"],
)
def test_a_harmed_folder_is_not_taken_but_made_anew(
    harm: Callable[[Path], object],
    cache: Path,
    compiles: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled.load()
    (folder,) = (cache / "learnscope").iterdir()
    harm(folder)
    assert not compiled.kept()
    unload(monkeypatch)
    assert compiled.load()
    assert compiled.kept()
    assert [path.suffix for path in compiles] == [".part", ".part"]
    assert [path.name for path in (cache / "learnscope").iterdir()] == [folder.name]


def test_what_is_whole_but_cannot_be_loaded_is_not_tried_again(
    cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.load()
    unload(monkeypatch)

    def fails(folder: Path) -> compiled.Entries:
        raise EOFError("Ran out of input\nand so on")

    monkeypatch.setattr(compiled, "_entries", fails)
    assert not compiled.load()
    assert compiled.trouble() == "EOFError: Ran out of input"
    assert not compiled.kept()


def test_another_process_that_was_faster_is_let_be(
    cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = folders.mark_complete

    def while_another_moves_in(part: Path) -> None:
        digests(part)
        folder = folders.folder()
        compiled._entries(folder) if folder.exists() else folder.mkdir()
        compiled._entries(folder)
        digests(folder)

    monkeypatch.setattr(folders, "mark_complete", while_another_moves_in)
    assert compiled.load()
    assert compiled.kept()
    assert len(list((cache / "learnscope").iterdir())) == 1


def test_the_folders_of_other_versions_go_when_they_were_not_used_for_a_month(
    cache: Path, compiles: list[Path]
) -> None:
    home, day = cache / "learnscope", 86400.0
    ages = {
        "engine-1": 31 * day,
        "engine-2": 29 * day,
        "engine-3.77.part": 2 * day,
        "engine-4.78.part": 0.5 * day,
        "other": 99 * day,
    }
    for name, age in ages.items():
        (home / name / "core_1").mkdir(parents=True)
        then = time.time() - age
        os.utime(home / name, (then, then))
    assert compiled.load()
    left = {path.name for path in home.iterdir()} - {folders.folder().name}
    assert left == {"engine-2", "engine-4.78.part", "other"}


def test_a_folder_that_is_used_stays_young(
    cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.load()
    folder = folders.folder()
    os.utime(folder, (0.0, 0.0))
    unload(monkeypatch)
    compiled.load()
    assert folder.stat().st_mtime > 0.0


def test_without_a_place_to_keep_it_the_engine_runs_interpreted(tmp_path: Path) -> None:
    pytest.importorskip("numba")
    # A file where the folder should be: refused to root as well, whom no permission stops.
    (tmp_path / "file").write_text("")
    said, trouble = learn_in_a_child(XDG_CACHE_HOME=str(tmp_path / "file"))
    assert said == f"False False False {loss_of_ten_epochs()}"
    assert trouble.startswith(("NotADirectoryError: ", "FileExistsError: ", "FileNotFoundError: "))


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")
def test_in_a_read_only_home_the_engine_runs_interpreted(tmp_path: Path) -> None:
    pytest.importorskip("numba")
    tmp_path.chmod(0o500)
    try:
        said, trouble = learn_in_a_child(HOME=str(tmp_path), XDG_CACHE_HOME="")
    finally:
        tmp_path.chmod(0o700)
    assert said == f"False False False {loss_of_ten_epochs()}"
    assert trouble.startswith("PermissionError: ")


@pytest.mark.parametrize("call", ["mkdir", "write_text", "rename"])
def test_on_a_full_disk_the_engine_runs_interpreted(
    call: str, cache: Path, compiles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, full)
        assert not compiled.load()
        assert not compiled.ready()
    assert compiled.trouble() == "OSError: [Errno 28] No space left on device"
    # What lies there half done would take the space that there is not.
    assert not cache.exists() or not list((cache / "learnscope").iterdir())
    assert compiled.load()
    assert compiled.trouble() == ""


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ({"NUMBA_DISABLE_JIT": "1"}, "NUMBA_DISABLE_JIT is set"),
        ({"LEARNSCOPE_ENGINE": "interpreted"}, "LEARNSCOPE_ENGINE is set to interpreted"),
    ],
)
def test_where_it_is_switched_off_the_engine_runs_interpreted(
    setting: dict[str, str], reason: str
) -> None:
    pytest.importorskip("numba")
    assert learn_in_a_child(**setting) == (f"False False False {loss_of_ten_epochs()}", reason)


def test_without_numba_the_engine_runs_interpreted() -> None:
    without = (
        "import sys\n"
        'for name in ("numba", "llvmlite", "platformdirs"):\n'
        "    sys.modules[name] = None\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", without + LEARN],
        env=os.environ | {"LEARNSCOPE_ENGINE": "compiled"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == f"False False False {loss_of_ten_epochs()}\nnumba is not installed\n"


def test_a_numba_that_cannot_be_imported_is_no_reason_to_fail(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "llvmlite", None)
    assert not compiled.kept()
    assert not compiled.load()
    assert compiled.trouble().startswith("ModuleNotFoundError: ")
    assert prepare().poll() is Progress.FAILED


def test_what_was_compiled_is_kept_by_its_contents(
    compiled_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled_cache))
    marks = json.loads((folders.folder() / "complete.json").read_text(encoding="utf-8"))
    assert {path.rsplit(".", 1)[1] for path in marks} == {"nbi", "nbc"}
    said, trouble = learn_in_a_child(XDG_CACHE_HOME=str(compiled_cache))
    assert said == f"True True True {loss_of_ten_epochs()}"
    assert trouble == ""
