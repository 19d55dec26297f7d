"""The dark room: the ground is searched tile by tile, by hand or all of it.

To be read in this order: `room`, what has been tried; `tiles`, one floor of it on the map;
`floors`, all of them in a row; `dark_room`, the controls, with `dark_texts`.
"""
