"""The functions themselves, activation and loss, with the samples on them."""
