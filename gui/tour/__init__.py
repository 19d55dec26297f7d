"""The guided tour: chapters of cards, read from `learnscope.assets`.

To be read in this order: `lesson`, a card as plain values; `tour`, the running tour and how far one
has come in it, and `scripted_actions`, what it does with the run; `conditions`, what counts as
done, and `quantities`, the numbers it speaks of; `card_state`, the moment that is shown; `panel`,
the card beside the window, with `question`; `covers`, over what would give an answer away.
"""
