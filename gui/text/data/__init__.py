"""What is said of the learner's own data: `scaling`, with what they are scaled."""
