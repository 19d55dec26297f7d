"""Runs side by side are told apart: by their colours, by every eye, and by their dashes."""

from itertools import combinations

import numpy as np
import pytest

from learnscope.gui.look.theme import DASHES, RUN_STYLES, THEMES

#: How colours are seen without one kind of cones, in linear RGB (G. Machado et al., "A
#: physiologically-based model for simulation of color vision deficiency", 2009).
EYES = {
    "usual": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}

#: A difference in CIE L*a*b* that is seen at a glance.
AT_A_GLANCE = 15.0


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((float(linear(c) @ weights) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, eye: str) -> np.ndarray:
    """Return a colour as an eye sees it, in CIE L*a*b*."""
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(EYES[eye] @ linear(colour), 0.0, 1.0) / [0.9505, 1.0, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("name", THEMES)
def test_runs_are_seen_on_their_ground(name: str) -> None:
    theme = THEMES[name]
    for style in RUN_STYLES:
        for ground in (theme.panel, theme.ground):
            # So much, because their names are written in these colours, too.
            assert contrast(getattr(theme, style), ground) >= 4.5, style


@pytest.mark.parametrize("name", THEMES)
def test_runs_are_told_apart_by_every_eye_and_by_their_dashes(name: str) -> None:
    theme = THEMES[name]
    colours = [theme.loss, *(getattr(theme, style) for style in RUN_STYLES)]
    for eye in EYES:
        for one, other in combinations(colours, 2):
            apart = float(np.linalg.norm(seen(one, eye) - seen(other, eye)))
            assert apart >= AT_A_GLANCE, (one, other, eye)
    assert len({DASHES[style] for style in RUN_STYLES}) == len(RUN_STYLES)
