"""What all wings use: what a view is, fields, and how a widget behaves.

To be read in this order: `view`; `guard`, which lets no exception out to Qt, with `cover`;
`throttle`, what keeps drawing cheap; `keys`, `tips` and `explained`; `number_field`, `whole_field`,
`curve_canvas` and `section`.
"""
