"""``learnscope --fingerprint``: where there is no display, and no Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

PINS = json.loads(
    (Path(__file__).parents[2] / "data" / "fingerprints.json").read_text(encoding="utf-8")
)

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "OpenGL"):
    sys.modules[name] = None  # an import of it now fails
from learnscope.gui.app import main
sys.exit(main(["--fingerprint"]))
"""


def test_it_prints_those_of_every_example_and_of_the_matrix(compiled_cache: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT],
        env=environment | {"LEARNSCOPE_ENGINE": "compiled", "XDG_CACHE_HOME": str(compiled_cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    *lines, origin = done.stdout.splitlines()
    assert lines == [f"{found}  {name}" for name, found in PINS.items()]
    assert origin.startswith("made with engine compiled by numba ")
