"""What the README says is so: its commands, its options, its example, its links."""

import re
import subprocess
import sys
from pathlib import Path

from learnscope.gui.app import parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKS = (ROOT / ".ci/run").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_example_prints_what_stands_below_it() -> None:
    (program,), (output,) = blocks("python"), blocks("text")

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == output


def test_the_checks_run_the_test_command_as_it_stands_here() -> None:
    command = "python3 -m pip install --quiet uv && python3 -m uv run pytest"

    assert f"{command}\n" in blocks("sh")
    assert f"\nbash -c '{command}'\n" in CHECKS


def test_the_checks_install_every_package_named_here() -> None:
    (line,) = (block for block in blocks("sh") if "apt-get" in block)
    named = set(line.replace("\\\n", " ").split()) - {"sudo", "apt-get", "install"}
    (listed,) = re.findall(r"^packages=\((.*?)^\)", CHECKS, re.MULTILINE | re.DOTALL)
    installed = set(re.sub(r"#.*", "", listed).split())

    # Xvfb is for the tests, and named apart for machines without a display.
    assert named == installed - {"xvfb", "xauth"}


def test_every_option_is_described() -> None:
    described = set(re.findall(r"^\| `(--[a-z-]+)", README, re.MULTILINE))
    known = set(re.findall(r"--[a-z-]+", parser().format_usage()))

    assert described == known


def test_no_link_leads_nowhere() -> None:
    headings = {
        line.lstrip("# ").replace(" ", "-") for line in README.splitlines() if line[:1] == "#"
    }
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert (ROOT / target).exists(), target
