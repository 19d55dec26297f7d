"""The guided tour: ten chapters of cards, read from `learnscope.assets`.

To be read in this order: `lesson` and `reading`; `tour`, the running tour; `conditions` and
`quantities`, what its data speak of; `scripted_actions`; `answer`; `progress`. `panel` shows it.
"""
