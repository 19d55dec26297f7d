"""How good a run can get: what it is held against before anything is blamed.

To be read in this order: `best`, the lowest loss of a straight model; `convex`, how that is found;
`floor`, what no network gets below; `endings`, when a run is there; `spread`, what an error is
measured by; `memo`, how it is kept.
"""
