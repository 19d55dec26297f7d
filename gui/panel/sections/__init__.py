"""What can be folded away in the experiment's panel.

To be read in this order: `data_settings` with `curve_canvas` and `scaling_settings`,
`start_settings`, `network_settings`, `learning_settings`, `stop_settings`.
"""
