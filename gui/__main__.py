"""``python -m learnscope.gui``: the same as the command ``learnscope``."""

import sys

from learnscope.gui.app import main

if __name__ == "__main__":
    sys.exit(main())
