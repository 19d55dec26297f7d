"""The drawings of the model, unit by unit: of the single neuron, and of a network."""
