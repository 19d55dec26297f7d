"""What is measured of frames, alike in the window and in the bare script."""

import statistics
from itertools import pairwise
from typing import Any

FRAME = 0.016
SIZE = (1280, 800)
#: As many as a long run's history holds at most.
POINTS = 2048
#: The samples that the network learns.
NETWORK_POINTS = 500


def percentile95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


def frame_figures(shown: list[float], drawing: list[float]) -> dict[str, float]:
    gaps = [b - a for a, b in pairwise(shown)]
    return {
        "frames": len(gaps) / (shown[-1] - shown[0]),
        "gap95": 1000 * percentile95(gaps),
        "drawing": 1000 * statistics.median(drawing),
    }


def started(widget: Any) -> None:
    """Say on standard output that the widget has been painted for the first time."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    widget.show()
    QApplication.processEvents()
    print("painted", flush=True)
