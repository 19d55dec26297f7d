"""Runs lie aside, each under the lock of its program, until they are taken or thrown away."""

import logging
import os
from pathlib import Path

import pytest

from learnscope.core import Experiment, Trainer
from learnscope.core.run.saved import SavedRun
from learnscope.gui.files.shelf import Shelf

RUN = SavedRun.of(Trainer(Experiment())).to_json().encode()


def left_behind(folder: Path, content: bytes = RUN) -> Path:
    """Keep a run as a program that is gone did."""
    shelf = Shelf(folder)
    assert shelf.reserve()
    shelf.keep(content)
    shelf.let_go()
    return shelf.path


def test_what_a_program_left_behind_is_found_by_one_alone(tmp_path: Path) -> None:
    path = left_behind(tmp_path)
    first, second = Shelf(tmp_path), Shelf(tmp_path)
    (found,) = first.left()
    assert found.path == path
    assert found.saved.to_json().encode() == RUN
    assert second.left() == []
    # Whoever does not answer leaves it to the next one.
    first.let_go()
    assert [run.path for run in second.left()] == [path]
    second.discard(path)
    second.let_go()
    assert list(tmp_path.iterdir()) == []


def test_the_run_of_a_program_that_goes_on_is_nobody_elses(tmp_path: Path) -> None:
    here = Shelf(tmp_path)
    here.reserve()
    here.keep(RUN)
    assert Shelf(tmp_path).left() == []
    assert here.left() == []
    here.clear()
    assert not here.path.exists()


def test_the_latest_comes_first(tmp_path: Path) -> None:
    paths = [left_behind(tmp_path) for _ in range(3)]
    for age, path in enumerate(paths):
        os.utime(path, (1000 - age, 1000 - age))
    assert [run.path for run in Shelf(tmp_path).left()] == paths


@pytest.mark.parametrize(
    "content", [b'{"format": "learnscope", "ver', RUN.replace(b'"version": 1', b'"version": 2')]
)
def test_what_cannot_be_read_is_left_to_who_can_and_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    path = left_behind(tmp_path, content)
    assert Shelf(tmp_path).left() == []
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert "left alone" in caplog.text


def test_where_nothing_can_be_written_it_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # A file where the folder should be: whoever runs the tests may not be refused by rights.
    (tmp_path / "aside").write_text("")
    shelf = Shelf(tmp_path / "aside")
    with caplog.at_level(logging.WARNING):
        assert not shelf.reserve()
        assert not shelf.reserve()
        shelf.keep(RUN)
        assert shelf.left() == []
    assert len(caplog.records) == 1
    assert "not kept aside" in caplog.text


def test_before_anything_is_kept_there_is_no_folder(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "aside")
    assert shelf.left() == []
    shelf.clear()
    shelf.let_go()
    assert not (tmp_path / "aside").exists()
