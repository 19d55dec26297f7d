"""What is said of the learner's own data: `scaling`, with what they are scaled.

Of a file with data, `told` says what was read from it, and `refused_file` why it could not be: the
line as an editor counts it, the column by its name.
"""
