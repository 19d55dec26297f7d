"""Between a person and a run: the one owner of the run, through which everything changes.

To be read in this order: `lab` with `experiment_commands`, `inside_commands` and `pins`; `playback`
and `training`, how a run goes on; `undo`; `own_points`.
"""
