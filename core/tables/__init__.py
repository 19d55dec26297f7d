"""A file, or what was copied from one, becomes samples in two steps.

Bytes become a table: `text`, which encoding; `rows`, what separates cells; `numbers`, what a cell
is; `header`, whether there are names; `columns`, what a column is; `table`. A table becomes
samples: `labels`, which of two is class 0; `choice`, what is learned, and what of it is to be
asked; `reading`. Both at once, and back: `csv_file`. All that can be wrong is a `refusal`.
"""
