"""Runs beside one another: in a list, and in a race.

To be read in this order: `comparison`, what is said of each run; `run_table`, the list; `runs`, its
view. `race_plot`, the race; `sweep_plot`, the sweep that finds each one's best rate;
`race_settings`, what is asked; `race`, its view.
"""
