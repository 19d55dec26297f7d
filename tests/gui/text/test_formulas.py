"""Formulas are typeset once and painted in the colours that are asked for."""

import pytest
from PySide6.QtGui import QPixmap

from learnscope.gui.text.formulas import formula


def full_colours(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("colour", ["#d55e00", "#0072b2"])
def test_a_formula_has_the_colour_that_is_asked_for(started: object, colour: str) -> None:
    assert started is not None
    assert full_colours(formula(r"\frac{\partial L}{\partial z}", colour, 2.0)) == {colour}


def test_a_formula_is_as_large_as_its_letters(started: object) -> None:
    assert started is not None
    small, large = (formula("x + 1", "#000000", 1.0, size) for size in (10, 20))
    assert large.width() > 1.8 * small.width()
