"""What goes wrong with a run, or right: codes with figures. The sentences are gui's.

To be read in this order: `findings`, which one is told; `trend`, how the loss goes; `symptoms`,
what the units have; `separability`, whether a line can do it.
"""
