"""What plots share: axes, lines, marks, words, and the hands that take hold of what is in them.

To be read in this order: `plot`, with `ranges` and `ticks`; `line`, `scatter` and `marks`;
`labels`; `contour` and `segment`; `resolution`; `drag` and `entry`; `items`.
"""
