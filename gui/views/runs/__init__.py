"""The runs beside one another in a list: how far each is, and what makes it another.

To be read in this order: `comparison`, what is said of each; `run_table`, the list; `runs`, the
view.
"""
