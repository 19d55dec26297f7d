"""What the tests of the tour share."""

from typing import Any

import pytest

from learnscope.gui.tour.progress import TourProgress


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first, the tour at its first card."""
    lent.guide.tour.progress = TourProgress()
    return lent
