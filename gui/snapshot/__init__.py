"""What all are given who show something: one moment of a run, as plain values.

To be read in this order: `snapshot`; `run_key`, what decides it; `run_state`, whether the run goes
on and how fast; `inside`, where one stands inside an update.
"""
