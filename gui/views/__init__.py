"""What a person watches. Views show one moment of a run and keep nothing of it.

`drawing`, the model; `surface`, its answer over the inputs; `curves`, what runs along a line: loss
and parameters by epoch, activations and losses; `hidden`, hidden layers; `landscape`, the loss over
the parameters; `beside`, runs beside one another; here `parameters` with `parameter_table` and what
stands in it, `parameter_model`, and `message`, the strip below.
"""
