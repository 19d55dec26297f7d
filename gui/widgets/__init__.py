"""What all wings use: what a view is, fields, and how a widget behaves.

To be read in this order: `view`; `guard`, which lets no exception out to Qt; `keys`; `explained`;
`number_field` and `section`.
"""
