"""A straight line within a rectangle."""

Range = tuple[float, float]
Point = tuple[float, float]


def segment(w1: float, w2: float, b: float, x: Range, y: Range) -> tuple[Point, Point] | None:
    """Return the ends of the line w1·x + w2·y + b = 0 within a rectangle.

    The line is taken as a function of the coordinate in which it runs further across the
    rectangle, so that no digits are lost when it is steep.

    Returns
    -------
    (point, point) or None
        None where the line does not cross the rectangle, or is none at all.
    """
    across, up = abs(w1) * (x[1] - x[0]), abs(w2) * (y[1] - y[0])
    if across > up:
        swapped = segment(w2, w1, b, y, x)
        if swapped is None:
            return None
        first, last = ((p[1], p[0]) for p in swapped)
        return first, last
    if up == 0.0 or not up < float("inf"):
        return None
    slope, offset = -w1 / w2, -b / w2
    begin, end = x
    if slope == 0.0:
        return ((begin, offset), (end, offset)) if y[0] <= offset <= y[1] else None
    crossings = sorted((level - offset) / slope for level in y)
    begin, end = max(begin, crossings[0]), min(end, crossings[1])
    if not begin < end:
        return None
    return (begin, slope * begin + offset), (end, slope * end + offset)
