"""What is said, in every language: numbers, names, sentences, formulas.

To be read in this order: `language`; `numbers`, how they are written and read; `names` and
`examples`; `function_texts`, how losses and activations are written; `messages`, what is happening,
with `diagnosis`, what is found and advised; `run_texts` and `race_texts`, what makes runs other
than one another; `data`, of the learner's own; `refusals`, what is wrong with an input; `formulas`,
typeset; `glossary`, kept in a file for each language.
"""
