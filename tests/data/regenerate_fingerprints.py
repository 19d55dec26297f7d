"""Pin the fingerprints of runs beside this file anew, as the interpreted engine makes them.

Needed when a run is meant to change: an order of operations, an elementary function, an example, or
a new kind of anything. A pin proves sameness, not truth, so the tests against PyTorch and mpmath
have to pass first.

Run ``python tests/data/regenerate_fingerprints.py`` to rewrite the file, or with ``--check`` to
be told only what differs.
"""

import argparse
import json
import sys
from pathlib import Path

from learnscope.core.run import fingerprint

FILE = Path(__file__).with_name("fingerprints.json")
EXAMPLES = Path(__file__).parents[2] / "assets" / "examples"


def compared(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Return a line for each name that has gone, has come, or has another fingerprint."""
    return [
        *(f"gone: {name}" for name in old if name not in new),
        *(f"new: {name}" for name in new if name not in old),
        *(f"other: {name}" for name in new if name in old and old[name] != new[name]),
    ]


def main() -> int:
    """Rewrite or check the file; the exit status is 1 if a check finds a difference."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    check = parser.parse_args().check
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    new = dict(fingerprint.fingerprints(fingerprint.examples_in(EXAMPLES.glob("*.json"))))
    differences = compared(old, new)
    for line in differences:
        print(line)
    print(f"{len(new)} fingerprints by {fingerprint.origin()}, {len(differences)} differ")
    if check:
        return 1 if differences else 0
    FILE.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
