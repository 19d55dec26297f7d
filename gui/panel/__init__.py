"""What a person sets. Controls tell by signals what was asked for, and show what is so.

To be read in this order: `experiment_panel` and its parts, `problem_settings` with `curve_canvas`
and `scaling_settings`, `truth_table`, `network_settings`, `learning_rate`, `learning_settings`,
`run_settings`; `transport`, the tool bar; `timeline`.
"""
