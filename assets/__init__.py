"""Icons and translations, shipped as files."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return the path of an asset: ``path("icons", "run.svg")``."""
    return _ROOT.joinpath(*parts)
