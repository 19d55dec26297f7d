"""What runs along a line: loss and parameters by epoch, and the functions themselves.

To be read in this order: `epochs` with `readable`, `loss`, `weights`; `function_plot` with
`readable_function`, `sampled_function` and `samples`; `activation` and `bends`; `loss_functions`,
`loss_curves` and `loss_of_numbers`.
"""
