"""What all wings use: what a view is, fields, and how a widget behaves.

To be read in this order: `view`; `pace`, how it keeps up with a run; `guard`, which lets no
exception out to Qt; `keys`; `explained` and `tips`; `icons`; `number_field`, `whole_field` and
`section`; `message_box`.
"""
