"""How a run goes on beside the drawing.

To be read in this order: `clock`, a tick for each frame; `course`, where the run goes, portion by
portion; `frame_training`, what of it fits into a frame; `worker`, the thread for the compiled
engine; `engine_loading`, how the window comes by that; `relay`, which tells of epochs.
"""
