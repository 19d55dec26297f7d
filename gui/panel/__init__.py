"""What a person sets. Controls tell by signals what was asked for, and show what is so.

To be read in this order: `experiment_panel` and its parts, `problem_choice` to `stop_settings`;
`transport`, the tool bar, with its `readouts`; `timeline`.
"""
