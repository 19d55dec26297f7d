"""The loss over the parameters: the ground that a run walks on.

To be read in this order: `choice`, which ground; `ground`, the loss over it; `survey`, how fine it
is laid; `ground_plot`, what its pictures share: `ground_map`, seen from above, with `run_path`,
`arrow` and `loss_scale`, and `section`; `ground_hands`, what a hand does on them; `landscape`, the
view, with `landscape_header`, `distance_strip` and `landscape_texts`.
"""
