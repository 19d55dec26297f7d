"""What became of the loss and of the weights, epoch by epoch."""
