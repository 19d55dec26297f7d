"""What hidden layers make of the inputs: the space that they fold, and the lines that they join.

To be read in this order: `hidden_space` with `hidden_plot`; `joining` with `joined_lines`, which
paints them, `handles`, by which one takes hold of them, and `joining_plot`, which can be read and
dragged.
"""
