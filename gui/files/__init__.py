"""What is kept in files: a run with all that belongs to it, where it was opened, and what is left.

To be read in this order: `document`, what is kept of a session and whether it should be; `looks`,
how its views are looked at; `reopening`, a kept run that comes back; `aside`, a run kept as it goes
on, and `shelf`, where such runs lie until their program ends well; `recent`, what was opened last;
`saving`, under a name that a person chooses; `writing`, the one way that files are written.
"""
