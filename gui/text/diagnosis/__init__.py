"""What is said of a run: what is found, where it has ended, and what is advised.

To be read in this order: `findings`, what is in the way; `endings`, where nothing more is to be
had; `advice`, what to do.
"""
