"""What a person changed while a run went on: learning rates and parameters, each at its epoch."""

from dataclasses import dataclass

#: θ, such as w1, w2, b
Parameters = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The log of a run's changes, as a value.

    With the experiment it determines every epoch of the run: a replay that meets the same changes
    at the same epochs gives the same numbers, bit for bit.

    Parameters
    ----------
    rates : tuple of (int, float)
        Each learning rate with the epoch from which it is in force, ascending; the first is in
        force from epoch 0.
    edits : tuple of (int, tuple of float)
        The parameters that were set by hand with the epoch at which they were, ascending, one
        edit an epoch at most.
    """

    rates: tuple[tuple[int, float], ...]
    edits: tuple[tuple[int, Parameters], ...] = ()

    def rate_from(self, epoch: int) -> float:
        """Return the learning rate with which the epoch after `epoch` is trained."""
        return next(rate for since, rate in reversed(self.rates) if since <= epoch)

    def edit_at(self, epoch: int) -> Parameters | None:
        """Return the parameters set by hand at an epoch, or None."""
        return next((values for at, values in self.edits if at == epoch), None)

    def between(self, first: int, last: int) -> list[int]:
        """Return the epochs after `first` and before `last` at which something changed."""
        epochs = {epoch for epoch, _ in (*self.rates, *self.edits)}
        return sorted(epoch for epoch in epochs if first < epoch < last)

    def up_to(self, epoch: int) -> "Changes":
        """Return the log without what came after an epoch."""
        return Changes(
            tuple(entry for entry in self.rates if entry[0] <= epoch),
            tuple(entry for entry in self.edits if entry[0] <= epoch),
        )

    def with_rate(self, epoch: int, rate: float) -> "Changes":
        """Return the log with a learning rate in force from an epoch, none noted after it."""
        before = tuple(entry for entry in self.rates if entry[0] < epoch)
        if before and before[-1][1] == rate:
            return Changes(before, self.edits)
        return Changes((*before, (epoch, rate)), self.edits)

    def with_edit(self, epoch: int, parameters: Parameters) -> "Changes":
        """Return the log with parameters set by hand at an epoch, no edit noted after it."""
        before = tuple(entry for entry in self.edits if entry[0] < epoch)
        return Changes(self.rates, (*before, (epoch, parameters)))
