"""What a person watches. Views show one moment of a run and keep nothing of it."""
