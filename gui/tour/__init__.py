"""The guided tour: chapters of cards, read from `learnscope.assets`.

To be read in this order: `lesson`, a card as plain values, and `claims`, what it says of sizes;
`tour`, the running tour, `progress`, how far one has come in it, and `scripted_actions`, what it
does with the run; `conditions`, what counts as done and which answer is right, `quantities`, the
numbers it speaks of, and `withheld`, those that are not to be read yet; `card_state`, the moment
that is shown; `panel`, the card beside the window, with `question`; `covers`, over what would give
an answer away.
"""
