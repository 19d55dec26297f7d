"""A run looked into; all of it is read from the engine.

To be read in this order: `trace`, the numbers of one update as values; `inspection`, what a run
answers, and how the numbers are read off; `units`, what one unit makes of points; `joining`, sums
of bent lines; `slip`, an update that forgets a factor.
"""
