"""Between a person and a run: the one owner of the run, through which everything changes.

To be read in this order: `snapshot`, one moment of a run as plain values, which is all that others
are given; `run_state`, whether it goes on and how fast; `lab`, which takes every command and makes
the frame, with `run_commands`, `experiment_commands` and `inside_commands`; `playback`, its clock,
and `training`, how a run goes on; `foresight`, what is worked out of it meanwhile; `undo`;
`beside`, other runs.
"""
