"""One update worked out line by line: symbol, numbers, result, and what the result says."""

from learnscope.gui.worked.line import Line
from learnscope.gui.worked.lines import (
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
