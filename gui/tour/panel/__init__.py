"""The guided tour beside the window.

To be read in this order: `card_state`, what is shown; `panel`, the card, with `question` and
`prediction_scale`, of `labels`; `highlight`; `offer`.
"""
