"""One update worked out line by line: symbol, numbers, result, and what the result says.

To be read in this order: `worked_line`, `places`; the stages `forward` with `activation_texts`,
`losses`, `backward`, `update` with `rules`; `lines`, all of it, for the `panel` and to be copied.
"""

from learnscope.gui.update.lines import (
    latex_text,
    lines,
    outcome,
    plain_text,
    stage_lines,
    stage_titles,
)
from learnscope.gui.update.worked_line import WorkedLine

__all__ = [
    "WorkedLine",
    "latex_text",
    "lines",
    "outcome",
    "plain_text",
    "stage_lines",
    "stage_titles",
]
