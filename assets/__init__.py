"""Icons, translations, lessons, glossary and examples, shipped as files."""

from pathlib import Path

_ROOT = Path(__file__).parent


#: The language of the source, which needs no translation.
SOURCE = "en"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that are whole here: words, glossary and lessons.

    That of the source comes first, the others in the order of the alphabet. No Qt in here, so that
    the command line knows them.
    """
    spoken = {file.stem.partition("_")[2] for file in path("translations").glob("learnscope_*.qm")}
    explained = {file.stem for file in path("glossary").glob("*.json")}
    taught = {folder.name for folder in path("lessons").iterdir() if folder.is_dir()}
    found = (spoken | {SOURCE}) & explained & taught
    return tuple(sorted(found, key=lambda code: (code != SOURCE, code)))


def path(*parts: str) -> Path:
    """Return the path of an asset: ``path("icons", "run.svg")``."""
    return _ROOT.joinpath(*parts)
