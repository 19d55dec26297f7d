"""One update, stage by stage and number by number, to be opened on the screen.

To be read in this order: `inside`, `inside_stage`, `inside_rows`; `contributions` with their model.
"""
