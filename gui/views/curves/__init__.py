"""What runs along a line: loss and parameters by epoch, and the functions themselves.

To be read in this order: `epochs` with `epoch_reading`; `overlay` and `runs_beside`, other runs in
the same plot; `loss`; `weights` with `line_collection`; `function_plot` with `curve_layer` and
`samples`; `activation`; `loss_functions` with `loss_curves`.
"""
