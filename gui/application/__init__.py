"""The program around the window: what it keeps, what it says in the terminal, and its end.

To be read in this order: `settings`, what is kept between two runs of the program; `appearance` and
`keeping`, how the window takes it up and leaves it there; `beforehand`, ``--epochs``; `terminal`;
`ending`; `collecting`, what the start leaves alone.
"""
