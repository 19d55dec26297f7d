"""What the model makes of all inputs: a map, a surface in space, a curve, a cube.

To be read in this order: `surface` with `surface_texts` and `surface_help`; `scale`, where and how
much; `answer_map` and `line_map` with `line_drags`, `curve_map` and `class_curve`, `cube_map`;
`sample_editor`, for the learner's own samples; `surface3d`.
"""
