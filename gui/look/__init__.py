"""How everything looks: colours, marks, words and sizes by what they mean, in light and dark.

To be read in this order: `theme`, `style`; `marks` for answers and samples; `labels`, the words on
plots; `rich_text`, texts to be read.
"""
