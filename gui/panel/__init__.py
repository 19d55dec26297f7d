"""What a person sets. Controls tell by signals what was asked for, and show what is so.

To be read in this order: `experiment_panel` and its parts, `problem_choice`, `truth_table`,
`learning_rate`, and in `sections` what can be folded, with `summaries`, what it says then;
`transport`, the tool bar, with `readouts`; `timeline`.
"""
