"""One update worked out line by line: symbol, numbers, result, and what the result says.

To be read in this order: `worked_line`, one line and the units it speaks of; `stages`, `backward`
with `rules`; `scaled`, the way into scaled numbers and out; `slip`, the article's update beside it;
`lines`, all of it, to be copied. On the screen: `inside`, with `inside_rows` and `typesetting`;
`contributions`, sample by sample.
"""

from learnscope.gui.update.lines import (
    latex_text,
    lines,
    outcome,
    plain_text,
    stage_lines,
    stage_titles,
)
from learnscope.gui.update.slip import can_slip, slip_lines
from learnscope.gui.update.worked_line import WorkedLine

__all__ = [
    "WorkedLine",
    "can_slip",
    "latex_text",
    "lines",
    "outcome",
    "plain_text",
    "slip_lines",
    "stage_lines",
    "stage_titles",
]
