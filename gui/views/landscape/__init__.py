"""The loss over the parameters: the ground that a run walks on, lit or in the dark.

To be read in this order: `ground`, the ground itself; `dark_room`, where it is searched;
`landscape`, the view, with `landscape_header`, `distance_strip` and `landscape_texts`; and
`landscape_look`, how one looks at it.
"""
