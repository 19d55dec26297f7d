"""What plots share: axes, lines and samples, how they are read, and how things are dragged.

To be read in this order: `plot`, with `axes`; `readout`, how exact values are read off it;
`items` and `dashed`, what is drawn; `contour`; `gestures`.
"""
