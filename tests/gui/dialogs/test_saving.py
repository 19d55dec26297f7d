"""A file is written whole or not at all: whatever happens on the way, the old one stays."""

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from learnscope.gui.files import writing as saving
from learnscope.gui.files.writing import SaveError, refusal, save

OLD, NEW = b"an hour's work", b"the next hour's" * 1000

posix = pytest.mark.skipif(os.name != "posix", reason="needs what POSIX systems have")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user than the one who runs the tests can reach, too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def old(folder: Path) -> Path:
    """A file that was saved before."""
    path = folder / "kept.json"
    path.write_bytes(OLD)
    return path


def child(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, as somebody whose rights are looked at.

    Nobody can be kept from writing who is root; the script begins as whom it is run by, so that
    all it needs can be loaded, and calls `begin` when that is done.
    """
    beginning = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from learnscope.gui.files import writing as saving\n"
        "from learnscope.gui.files.writing import SaveError, save\n"
        "def begin():\n"
        "    if os.geteuid() == 0:\n"
        "        os.setgroups([])\n"
        "        os.setresgid(65534, 65534, 65534)\n"
        "        os.setresuid(65534, 65534, 65534)\n"
        "def tell(path, content):\n"
        "    try:\n"
        "        save(path, content)\n"
        "    except SaveError as error:\n"
        "        print(error.code)\n"
        "    else:\n"
        "        print('saved')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", beginning + script, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_file_is_made_with_the_usual_permissions(folder: Path) -> None:
    path, usual = folder / "new.json", folder / "usual"
    usual.touch()

    save(path, NEW)

    assert path.read_bytes() == NEW
    assert path.stat().st_mode == usual.stat().st_mode
    assert sorted(folder.iterdir()) == [path, usual]


def test_the_old_file_is_replaced_and_keeps_its_permissions(old: Path) -> None:
    old.chmod(0o640)

    save(old, NEW)

    assert old.read_bytes() == NEW
    assert stat.S_IMODE(old.stat().st_mode) == 0o640 or os.name != "posix"
    assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_what_it_points_to_is_written(old: Path, there: bool) -> None:
    if not there:
        old.unlink()
    link = old.with_name("link.json")
    link.symlink_to(old.name)

    save(link, NEW)

    assert link.is_symlink()
    assert old.read_bytes() == NEW
    assert not old.is_symlink()


@posix
def test_a_device_is_not_replaced(old: Path) -> None:
    link = old.with_name("link.json")
    link.symlink_to("/dev/full")

    with pytest.raises(SaveError, match="not an ordinary file"):
        save(link, NEW)

    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    assert link.is_symlink()


@posix
def test_links_in_a_ring_are_left_alone(folder: Path) -> None:
    one, other = folder / "one.json", folder / "other.json"
    one.symlink_to(other)
    other.symlink_to(one)

    with pytest.raises(SaveError):
        save(one, NEW)

    assert sorted(folder.iterdir()) == [one, other]
    assert one.is_symlink()


@posix
def test_where_there_is_no_room_the_old_file_is_whole(old: Path) -> None:
    # The limit is the system's own: the write that goes beyond it fails, after part was written.
    done = child(
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        f"tell(Path(sys.argv[1]), {NEW!r})",
        old,
    )

    assert (done.stdout, done.stderr) == ("full\n", "")
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_what_the_disk_says_only_when_it_has_to_write_counts(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(SaveError) as raised:
        save(old, NEW)

    assert raised.value.code == ("other" if number == errno.EIO else "full")
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


def test_a_file_system_that_cannot_sync_can_be_written(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", fail)

    save(old, NEW)

    assert old.read_bytes() == NEW


@posix
@pytest.mark.parametrize("moment", ["saving.os.fsync", "Path.replace"])
def test_a_process_killed_on_the_way_leaves_the_old_file_whole(old: Path, moment: str) -> None:
    done = child(
        "import signal\n"
        f"{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"tell(Path(sys.argv[1]), {NEW!r})",
        old,
    )

    assert done.returncode == -signal.SIGKILL
    assert old.read_bytes() == OLD


@posix
@pytest.mark.parametrize("name", ["kept.json", "new.json"])
def test_a_folder_that_may_not_be_written_stays_as_it_is(old: Path, name: str) -> None:
    old.chmod(0o666)
    old.parent.chmod(0o555)

    done = child(f"begin(); tell(Path(sys.argv[1]), {NEW!r})", old.with_name(name))

    assert (done.stdout, done.stderr) == ("rights\n", "")
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@posix
def test_a_file_that_may_not_be_written_stays_though_its_folder_may(old: Path) -> None:
    old.chmod(0o444)

    done = child(f"begin(); tell(Path(sys.argv[1]), {NEW!r})", old)

    assert (done.stdout, done.stderr) == ("rights\n", "")
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@posix
def test_a_name_that_the_system_cannot_write_down_is_refused(folder: Path) -> None:
    done = child(
        "sys.getfilesystemencoding = lambda: 'ascii'\n"
        "tell(Path(sys.argv[1]) / 'lone\\ud800', b'')\n"
        "tell(Path(sys.argv[1]) / 'nul\\0', b'')\n"
        "tell(Path(sys.argv[1]) / ('long' * 100), b'')",
        folder,
    )

    assert (done.stdout, done.stderr) == ("name\n" * 3, "")
    assert list(folder.iterdir()) == []


PLACES: dict[str, Callable[[Path], Path]] = {
    "folder": lambda old: old.parent,
    "missing": lambda old: old.with_name("nowhere") / "x.json",
}


@pytest.mark.parametrize("code", PLACES)
def test_a_place_where_no_file_can_be_is_named(old: Path, code: str) -> None:
    with pytest.raises(SaveError) as raised:
        save(PLACES[code](old), NEW)

    assert raised.value.code == code
    assert "could not be written" in str(raised.value)
    assert list(old.parent.iterdir()) == [old]


def test_every_reason_has_its_words() -> None:
    codes = [*saving._CODES, "kind", "other"]
    said = [refusal(SaveError(Path("x"), code, "the disk is on fire")) for code in codes]

    assert len(set(said)) == len(codes)
    assert "the disk is on fire" in said[-1]
