"""The ground itself, and the run on it.

To be read in this order: `choice`, which ground; `ground`, the loss over it; `survey`, how fine it
is laid; `ground_plot`, what its pictures share; `ground_map`, seen from above, with `run_path`,
`pinned_paths`, `contours` and `loss_scale`; `section`, along one parameter; `ground3d`, to be
turned; `ground_gestures`, what a hand does on it.
"""
