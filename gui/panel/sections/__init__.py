"""What can be folded away in the experiment's panel, and is made when it is first opened.

To be read in this order: `body`, what all have; `data_settings` with `curve_canvas` and
`scaling_settings`, `start_settings`, `network_settings`, `learning_settings`, `stop_settings` with
its `optional_field`.
"""
