"""Runs beside the present one.

To be read in this order: `pinned`, a run that was kept, with `pins`, which are kept and how they
are named; `race_state`, what a race asks for and how far it is, and `race`, how it goes on.
"""
