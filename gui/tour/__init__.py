"""The guided tour: ten chapters of cards, read from `learnscope.assets`.

To be read in this order: `lesson` and `reading`; `tour`, the running tour and how far one has come
in it; `conditions` and `quantities`, what its data speak of; `scripted_actions`; `answer`. `panel`
shows it.
"""
