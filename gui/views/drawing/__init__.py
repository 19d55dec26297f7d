"""The drawing of the model, unit by unit: of the single neuron in detail, of a network compactly.

To be read in this order: `drawing`, the two sizes and which of them is shown; `node_drawing`, what
they share; `view_state`, what they show; `slots`, `neuron_layout` and `network_layout`, where it
stands; `text_painter`, `neuron_painter` and `network_painter`, how it is drawn; `hit_targets`, what
is said of it; `navigation` and `editing`, what a person does.
"""
