"""What the model makes of all inputs: a map, a surface in space, a curve, a cube."""
