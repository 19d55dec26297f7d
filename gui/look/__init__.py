"""How everything looks: colours and sizes by what they mean, in light and dark.

To be read in this order: `theme`, `style`, `icons`; `screen`, the room that there is.
"""
