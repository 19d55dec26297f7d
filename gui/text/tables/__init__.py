"""What is said of a file with data: `told`, what was read from it; `refused_file`, why not.

Both name the place: the line as an editor counts it, the column by its name.
"""
