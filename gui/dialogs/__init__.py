"""The windows beside the main one.

`dialogs`, the few that ask and tell; `data`, the learner's own points as a table; `page`, a page to
read, and the room for it; `glossary`, the largest of them; `files`, the one way that files are
written.
"""
