"""Where the docks stand: as a hand has put them, or smaller where there is no room for that.

To be read in this order: `registry`, what stands in the docks and in which area; `docks`
themselves; `hold`, which lets them be while a hand holds something; `arrangement`, where they can
stand; `adaptive_layout`, which of these has room; `stage_room`, what an opened update asks for.
"""
