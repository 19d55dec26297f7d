"""What runs along a line: loss and parameters by epoch, and the functions themselves.

To be read in this order: `epochs`; `loss`; `weights`; `function_plot` with `graph`, what lies on
it; `activation`; `loss_functions`.
"""
