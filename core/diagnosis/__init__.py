"""What goes wrong with a run, or right, as codes with figures; and what to do. Sentences are gui's.

To be read in this order: `findings`, which one is told; `finding`, what one is; `bounds`, what a
run is held against; `trend`, how the loss goes; `straight`, `symptoms`, `scale`, `separability`,
what there may be to find; `remedies`, what could be changed, `counsel`, what of it is advised, and
`rates`, at which rates it is tried.
"""
