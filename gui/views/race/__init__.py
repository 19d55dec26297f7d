"""A race between optimizers or rates, and the sweep that finds each one's best rate.

To be read in this order: `race_plot`, the race; `sweep_plot`, the sweep; `race_settings`, what is
asked; `race`, the view.
"""
