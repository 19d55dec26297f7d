"""The docks' arrangements, from the roomiest to the smallest, and the room that each needs."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from learnscope.gui.layout.registry import DOCKED, Area, in_areas

#: Docks that share a place behind tabs, the one that matters most first.
Stack = tuple[str, ...]


class Size(NamedTuple):
    """A width and a height in pixels."""

    width: int
    height: int

    def fits(self, room: "Size", spare: int = 0) -> bool:
        """Return whether there is room for it, with some pixels to spare both ways."""
        return self.width + spare <= room.width and self.height + spare <= room.height


class Arrangement(NamedTuple):
    """Columns of rows of stacks, in which every dock has its place.

    Parameters
    ----------
    columns : tuple of tuple of Stack
        From left to right, and in each from top to bottom.
    shares : tuple of int
        The columns' usual widths at 1280 × 800; they share a window's width in proportion.
    """

    columns: tuple[tuple[Stack, ...], ...]
    shares: tuple[int, ...]

    @property
    def stacks(self) -> list[Stack]:
        """Every stack, column by column."""
        return [stack for column in self.columns for stack in column]

    @property
    def rows(self) -> int:
        """The most stacks that stand above one another."""
        return max((len(column) for column in self.columns), default=0)

    def of(self, names: Collection[str]) -> "Arrangement":
        """Return it without the docks that stand elsewhere, and without what that leaves empty."""
        left = [
            [stack for stack in (tuple(n for n in s if n in names) for s in column) if stack]
            for column in self.columns
        ]
        kept = [(tuple(c), share) for c, share in zip(left, self.shares, strict=True) if c]
        return Arrangement(tuple(c for c, _ in kept), tuple(share for _, share in kept))

    def need(self, least: Mapping[str, Size], head: int, gap: int) -> Size:
        """Return the least room in which no dock covers another.

        Parameters
        ----------
        least : mapping of str to Size
            What the docks that are open need for what they hold; the others need nothing.
        head : int
            The height of a row of tabs or of a title, in pixels.
        gap : int
            The pixels between two docks.
        """
        columns = self.of(least).columns
        widths = [max(least[name].width for stack in c for name in stack) for c in columns]
        heights = [
            sum(max(least[name].height for name in stack) + head for stack in column)
            + gap * (len(column) - 1)
            for column in columns
        ]
        return Size(sum(widths) + gap * max(len(columns) - 1, 0), max(heights, default=0))


#: The usual columns' widths at 1280 × 800; Qt scales them to the window.
_WIDTHS = (250, 570, 448)


def _usual() -> Arrangement:
    """Return the docks as they stand by default."""
    columns: list[list[Stack]] = [[] for _ in _WIDTHS]
    for area, names in in_areas().items():
        column, _row = area.value
        columns[column].append(tuple(names))
    return Arrangement(tuple(tuple(column) for column in columns), _WIDTHS)


def _smaller() -> tuple[Arrangement, Arrangement, Arrangement, Arrangement]:
    """Return what is made of that where it has no room, the roomiest first."""
    areas = in_areas()
    settings, drawing = tuple(areas[Area.LEFT]), tuple(areas[Area.CENTRE])
    others = [each for each in DOCKED if each.area not in {Area.LEFT, Area.CENTRE}]
    names = tuple(each.name for each in others)
    # What stood below the drawing stays there in front.
    below = tuple(areas[Area.BELOW_CENTRE])
    below += tuple(name for name in names if name not in below)
    held = (*drawing, *settings, *(each.name for each in others if each.steers))
    left, centre, right = _WIDTHS
    return (
        Arrangement(((settings,), (drawing, below)), (left, centre)),
        Arrangement(((settings,), (drawing,), (names,)), (left, centre, right)),
        Arrangement(((held,), (tuple(name for name in names if name not in held),)), (510, 510)),
        Arrangement((((*drawing, *settings, *names),),), (1020,)),
    )


#: Every dock where it stands by default.
USUAL = _usual()

#: What takes the place of the learner's own layout where that has no room, the roomiest first.
SMALLER = _smaller()

#: The first is for a window that is high, but too narrow for three columns: the plots below the
#: drawing. The second is for one that is wide, but too low for two rows. The third is for a small
#: one: what one sets and holds at the left, what comes of it at the right. The last is for a small
#: one that shares its width with a card of the tour: one view at a time.
TWO_ROWS, ONE_ROW, TWO_STACKS, ONE_STACK = SMALLER
