"""The docks' arrangements, from the roomiest to the smallest, and the room that each needs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

#: Docks that share a place behind tabs, the one that matters most first.
Stack = tuple[str, ...]


@dataclass(frozen=True)
class Size:
    """A width and a height in pixels."""

    width: int
    height: int

    def fits(self, room: "Size", spare: int = 0) -> bool:
        """Return whether there is room for it, with some pixels to spare both ways."""
        return self.width + spare <= room.width and self.height + spare <= room.height


@dataclass(frozen=True)
class Arrangement:
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


_PLOTS = ("surface", "loss", "weights", "inside", "activation", "loss_functions")
_OTHERS = ("joining", "hidden_space")

#: For a window that is high, but too narrow for three columns: the plots below the drawing.
TWO_ROWS = Arrangement(
    (
        (("experiment",),),
        (("neuron",), ("loss", "surface", *_PLOTS[2:], "parameters", *_OTHERS)),
    ),
    (250, 570),
)
#: For a window that is wide, but too low for two rows.
ONE_ROW = Arrangement(
    ((("experiment",),), (("neuron",),), ((*_PLOTS, "parameters", *_OTHERS),)),
    (250, 570, 448),
)
#: For a small window: what one sets and holds at the left, what comes of it at the right.
TWO_STACKS = Arrangement(
    ((("neuron", "experiment", "parameters"),), ((*_PLOTS, *_OTHERS),)), (510, 510)
)
#: For a small window that shares its width with a card of the tour: one view at a time.
ONE_STACK = Arrangement(((("neuron", "experiment", *_PLOTS, "parameters", *_OTHERS),),), (1020,))

#: What takes the place of the learner's own layout where that has no room, the roomiest first.
SMALLER = (TWO_ROWS, ONE_ROW, TWO_STACKS, ONE_STACK)
