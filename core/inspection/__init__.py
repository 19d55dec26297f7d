"""A run looked into; all of it is read from the engine.

To be read in this order: `trace`, the numbers of one update as values; `tracing`, how they are
read; `inspection`, what a run answers; `units`, what one unit makes of points; `joining`, sums of
bent lines.
"""
