"""The bent lines that join to the curve of a model."""
