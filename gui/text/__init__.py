"""What is said, in every language: numbers, names, sentences, formulas.

To be read in this order: `language`; `numbers`, how they are written and read; `problem_names`,
`loss_texts`; `findings` and `messages`, what is happening; `refusals`, what is wrong
with an input; `formulas`; `glossary`, kept in a file for each language.
"""
