"""The drawing of the model, unit by unit: of the single neuron in detail, of a network compactly.

To be read in this order: `drawing`, the two sizes and which of them is shown; `node_drawing`, what
they share; `view_state`, what they show; then how (`layout`, `text_painter` and the two painters,
`pictures`), and what a person does with it (`hit_targets`, `navigation`, `editing`).
"""
