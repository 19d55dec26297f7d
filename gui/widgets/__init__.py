"""What all wings use: what a view is, fields, and how a widget behaves.

To be read in this order: `view`; `guard`, which lets no exception out to Qt, with `undrawn` and
`cover`; `visibility` and `throttle`, what need not be drawn; `keys`, `tips` and `explain`;
`number_field`, `whole_field`, `curve_canvas` and `section`; `explained` and `note`.
"""
