"""The guided tour beside the window.

To be read in this order: `panel`, the card, with `card_state`, `question`, `prediction_scale`,
`words` and `parts`; `highlight`; `offer`.
"""
