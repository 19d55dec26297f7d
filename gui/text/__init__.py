"""What is said, in every language: numbers, names, sentences, formulas.

To be read in this order: `language`; `numbers`, how they are written and read; `names` and
`examples`; `function_texts`, how losses and activations are called and written; `sentences`, what
is happening, found and advised; `formulas`, typeset; `glossary`, kept in a file for each language.
"""
