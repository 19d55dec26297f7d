"""Whole sentences: what is happening, what is found, and what could not be.

To be read in this order: `messages`, what the strip below says of a run, with `findings`, what is
in the way, `endings`, where nothing more is to be had, and `advice`, what to do; `run_texts` and
`race_texts`, what makes runs other than one another. Of the learner's own data `told`, what was
read from a file, `refused_file`, why it could not be, and `scaling`, with what they are scaled;
`refusals`, what is wrong with an input.
"""
