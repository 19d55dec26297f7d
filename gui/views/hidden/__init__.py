"""The samples as the last hidden layer sees them."""
