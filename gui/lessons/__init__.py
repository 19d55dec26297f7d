"""The guided tour: ten chapters of cards beside the window, read from `learnscope.assets`."""
