"""A run, in its parts.

To be read in this order: `batches`, which samples share an update; `plan`, an
experiment as the engine takes it; `trajectory`, where a run
stands and the epochs it goes through; `block`, the next piece of a run as a value; `changes`,
what was changed on the way; `history`, the recorded epochs; `replay`, how far the way from one of
them to the epochs after it has been gone; `record`, all that a run has gone through; `fingerprint`.
"""
