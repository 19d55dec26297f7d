"""The drawings of the model, unit by unit: of the single neuron, and of a network.

To be read in this order: `drawing`, which of them is shown; `node_drawing`, what they share;
`neuron` and `network` with their parts: layout, painter, hit targets, pulse.
"""
