"""Data of a learner's own, small enough to be reckoned by hand."""

from learnscope.core import OwnData

#: Sizes of mean 3 and deviation 2, prices of mean 500 and deviation 200.
HOUSES = OwnData(
    ((1.0,), (1.0,), (5.0,), (5.0,)),
    (200.0, 400.0, 600.0, 800.0),
    "regression",
    names=("size",),
    target_name="price",
)

#: Two exams, the second with twice the points of the first.
EXAMS = OwnData(
    ((10.0, 30.0), (20.0, 40.0), (30.0, 60.0), (40.0, 90.0)),
    (0, 0, 1, 1),
    names=("maths", "physics"),
    target_name="passed",
    labels=("no", "yes"),
)
