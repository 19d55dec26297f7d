"""What hidden layers make of the inputs: the space that they fold, and the lines that they join.

To be read in this order: `hidden_space` with `hidden_plot` and `input_lines`; `joining` with
`joining_plot`, `joining_drag` and `bend_handles`.
"""
