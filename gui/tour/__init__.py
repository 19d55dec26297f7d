"""The guided tour: chapters of cards, read from `learnscope.assets`.

To be read in this order: `lesson`, a card as plain values; `tour`, the running tour and how far one
has come in it; `conditions`, what counts as done, and `quantities`, the numbers it speaks of;
`panel`, the card beside the window, with `question`.
"""
