"""What plots share: axes, lines and samples, how they are read, and how things are dragged.

To be read in this order: `plot`, with `axes` and `columns`, what the data call them; `readout`, how
exact values are read off it; `items`, `dashed` and `scatter`, what is drawn; `end_labels`, names at
the ends of lines; `contour`; `gestures`, how things are dragged. In space: `scene`, if there is
`opengl`.
"""
