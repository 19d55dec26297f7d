"""The drawing of the model, unit by unit: of the single neuron in detail, of a network compactly.

To be read in this order: `drawing`, which of the two is shown; `node_drawing`, what they share;
`view_state`, what they show; `slots`, where texts have room; `neuron_view` with `neuron_layout` and
`neuron_painter`; `text_painter`; `hit_targets`, what is said of it; `navigation` and `editing`,
what a person does. A network's drawing has a room of its own, `network`.
"""
