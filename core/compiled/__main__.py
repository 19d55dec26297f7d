"""``python -m learnscope.core.compiled``: compile the engine into its folder, and end."""

import sys

from learnscope.core import compiled

if __name__ == "__main__":
    sys.exit(compiled.main())
