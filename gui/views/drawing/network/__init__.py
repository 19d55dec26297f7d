"""The drawing of a network: the selected sample on its way through hidden layers.

To be read in this order: `network_view`; `network_layout`, where everything stands;
`network_painter`, how it is drawn, with `pictures`, what each unit makes of all inputs;
`network_targets`, what is said of it; `shape_controls`, the buttons for layers and units.
"""
