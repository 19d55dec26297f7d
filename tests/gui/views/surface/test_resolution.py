"""A picture is as fine as its cost allows while a run goes on, and always fine when paused."""

from learnscope.gui.widgets.pace import Resolution


class Clock:
    """A clock that a drawing moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def drawn(resolution: Resolution, clock: Clock, seconds: float, times: int) -> None:
    def draw() -> None:
        clock.now += seconds

    for _ in range(times):
        resolution.timed(draw)


def test_what_costs_too_much_becomes_coarser_but_not_without_end() -> None:
    clock = Clock()
    resolution = Resolution(64, 24, clock)
    assert resolution.points(moving=True) == 64
    drawn(resolution, clock, 0.005, 1)
    assert resolution.points(moving=True) == 48
    drawn(resolution, clock, 0.005, 50)
    assert resolution.points(moving=True) == 24
    assert resolution.points(moving=False) == 64


def test_what_is_easy_for_a_while_becomes_finer_again() -> None:
    clock = Clock()
    resolution = Resolution(64, 24, clock)
    drawn(resolution, clock, 0.005, 9)
    drawn(resolution, clock, 0.0005, 19)
    assert resolution.points(moving=True) == 24
    drawn(resolution, clock, 0.0005, 1)
    assert resolution.points(moving=True) == 32
    drawn(resolution, clock, 0.0005, 100)
    assert resolution.points(moving=True) == 64


def test_what_just_fits_stays() -> None:
    clock = Clock()
    resolution = Resolution(64, 24, clock)
    drawn(resolution, clock, 0.0029, 100)
    assert resolution.points(moving=True) == 64
