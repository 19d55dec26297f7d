"""One update worked out line by line: symbol, numbers, result, and what the result says.

To be read in this order: `line`, `places`; the stages `forward`, `losses`, `chain` and `backward`,
`update` with `rules`; `bends`; `lines`, all of it, for the `panel` and to be copied.
"""

from learnscope.gui.update.line import Line
from learnscope.gui.update.lines import (
    latex_text,
    lines,
    outcome,
    plain_text,
    stage_lines,
    stage_titles,
)

__all__ = [
    "Line",
    "latex_text",
    "lines",
    "outcome",
    "plain_text",
    "stage_lines",
    "stage_titles",
]
