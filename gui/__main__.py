"""The program's first lines: ``learnscope``, and ``python -m learnscope.gui``, begin here."""

import os
import sys


def main() -> int:
    """Run the program and return its exit status."""
    prepare()
    from learnscope.gui.app import main as run  # noqa: PLC0415

    return run()


def prepare() -> None:
    """Set what numpy has to find when it is imported."""
    # Nothing here multiplies large matrices: a thread for each core would be started for that, and
    # wait in vain, which takes a sixth of all the work of a start. Who wants them can say so.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


if __name__ == "__main__":
    sys.exit(main())
