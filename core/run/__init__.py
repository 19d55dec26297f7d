"""A run, in its parts.

To be read in this order: `batches`, which samples share an update; `plan`, an experiment as the
engine takes it; `trajectory`, where a run stands and the epochs it goes through; `block`, the next
piece of a run as a value; `changes`, what was changed on the way; `history`, the recorded epochs;
`replay`, the way to one between them; `record`, all that a run has gone through; `standing`, where
it stands now. A run as a text is `saved`, what makes one another its `difference`, and a short text
to compare two machines by its `fingerprint`.
"""
