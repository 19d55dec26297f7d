"""What plots share: axes, lines, marks and words, how they are read, and how things are dragged.

To be read in this order: `plot`, with `axes`; `readout`, how exact values are read off it;
`line`, `dashed`, `scatter` and `marks`; `labels` and `end_labels`; `contour`; `drag` and `entry`.
"""
