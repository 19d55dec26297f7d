"""What runs along a line: loss and parameters by epoch, and the functions themselves.

To be read in this order: `epochs` with `epoch_reading`, what is read out of it; `overlay` and
`runs_beside`, other runs in the same plot; `loss`; `weights`, of large networks `line_collection`;
`function_plot` with `graph`, what lies on it; `activation`; `loss_functions`, of answers that are
numbers `number_losses`.
"""
