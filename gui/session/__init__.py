"""Between a person and a run: the one owner of the run, through which everything changes.

To be read in this order: `snapshot`, one moment of a run as plain values, which is all that others
are given, with `pinned`, the runs beside it; `run_state`, whether it goes on and how fast; `lab`
with `experiment_commands`, `inside_commands` and `pins`; `playback` and `training`, how a run goes
on; `undo`.
"""
