"""Settings are kept between runs; what is damaged or foreign gives the default and a log line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases import named
from PySide6.QtCore import QByteArray

from learnscope.gui.session.run_state import DEFAULT_PACE, LADDER
from learnscope.gui.settings import Settings

DEFAULTS = {"language": "system", "theme": "system", "pace": DEFAULT_PACE, "log_loss": False}


def values(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in DEFAULTS}


def test_without_a_file_there_are_the_defaults_and_nothing_to_say(
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = Settings()

    assert values(settings) == DEFAULTS
    assert settings.bytes("layout").isEmpty()
    assert caplog.messages == []


def test_what_was_kept_is_there_the_next_time(settings_file: Path) -> None:
    settings = Settings()
    kept = {"language": "ko", "theme": "dark", "pace": 9, "log_loss": True}
    for name, value in kept.items():
        setattr(settings, name, value)
    record = QByteArray(bytes(range(256)))
    settings.set_bytes("layout", record)
    settings.save()

    again = Settings()
    assert values(again) == kept
    assert again.bytes("layout") == record
    assert settings_file.exists()


@pytest.mark.parametrize("pace", range(len(LADDER)))
def test_every_speed_can_be_kept(pace: int) -> None:
    settings = Settings()
    settings.pace = pace
    settings.save()

    assert Settings().pace == pace


@pytest.mark.parametrize("name", DEFAULTS)
@pytest.mark.parametrize(
    "text",
    [
        *("klingon", "", "a, b, c", "-1", "10", "3.5", "@Invalid()", "@ByteArray(x)", "é한"),
        *("@Variant(\\0\\0\\0\\x11\\0\\0\\0\\x3)", "@Point(1 2)", "@Size(1)", "\\xd\\xe", "True"),
    ],
)
def test_a_foreign_value_gives_the_default_and_a_line_in_the_log(
    settings_file: Path, caplog: pytest.LogCaptureFixture, name: str, text: str
) -> None:
    settings_file.write_text(f"[General]\n{name}={text}\n", encoding="utf-8")

    settings = Settings()

    assert getattr(settings, name) == DEFAULTS[name]
    if text != "@Invalid()":  # that is how Qt writes that there is no value
        assert [m for m in caplog.messages if f"setting {name} = " in m]


@pytest.mark.parametrize("key", ["geometry", "layout"])
@pytest.mark.parametrize("text", ["hello", "5", "a, b", "@Point(1 2)"])
def test_a_layout_that_is_none_is_taken_for_absent(
    settings_file: Path, caplog: pytest.LogCaptureFixture, key: str, text: str
) -> None:
    settings_file.write_text(f"[General]\n{key}={text}\n", encoding="utf-8")

    assert Settings().bytes(key).isEmpty()
    assert [m for m in caplog.messages if f"setting {key} = " in m]


@pytest.mark.parametrize(
    "content",
    [
        *(b"\x00" * 100, b"\xff\xfe\xfd" * 50, b"[General\nthe=end", b"}{" * 1000),
        *(b"[General]\nlanguage", b"=\n==\n[[]]\n[", bytes(range(256)) * 16),
    ],
)
def test_a_damaged_file_gives_the_defaults(settings_file: Path, content: bytes) -> None:
    settings_file.write_bytes(content)

    settings = Settings()

    assert values(settings) == DEFAULTS


def test_a_damaged_file_is_told_of(settings_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings_file.write_bytes(b"[General\nthe=end")

    Settings()

    assert [m for m in caplog.messages if "cannot be read" in m and settings_file.name in m]


def test_a_folder_in_the_file_s_place_gives_the_defaults(
    settings_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file.mkdir()
    settings = Settings()

    assert values(settings) == DEFAULTS
    settings.theme = "dark"
    settings.save()


def test_a_record_of_no_use_is_forgotten_with_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = Settings()
    settings.set_bytes("layout", QByteArray(b"nonsense"))

    settings.foreign("layout")

    assert settings.bytes("layout").isEmpty()
    assert len(caplog.messages) == 1
    assert "layout" in caplog.messages[0]


#: Keeps something in each of the files, all of which have no room for it.
WITHOUT_ROOM = """
import resource, sys
from PySide6.QtCore import QByteArray, QSettings
from learnscope.gui.settings import Settings
all_settings = [Settings(QSettings(each, QSettings.Format.IniFormat)) for each in sys.argv[1:]]
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
for settings in all_settings:
    settings.set_bytes("layout", QByteArray(b"x" * 10_000))
    settings.save()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit that POSIX systems have")
def test_where_there_is_no_room_the_old_settings_stay_and_the_log_says_so(tmp_path: Path) -> None:
    befores = {"sound": "[General]\ntheme=dark\n", "damaged": "[General\nthe=end", "none": None}
    paths = {name: tmp_path / name / "settings.ini" for name in befores}
    for name, before in befores.items():
        paths[name].parent.mkdir()
        if before is not None:
            paths[name].write_text(before, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, *map(str, paths.values())],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    for name, path in paths.items():
        with named(name):
            assert f"settings could not be written to {path}; the old ones stay" in done.stderr
            left = path.read_text(encoding="utf-8") if path.exists() else None
            assert left == befores[name]
            assert {each.name for each in path.parent.iterdir()} <= {
                path.name,
                "settings",
                "settings.ini.lock",
            }
