"""How much is asked where all of it would take long."""

from hypothesis import settings

#: Whether all examples are asked: wherever hypothesis tries as many as in `.ci/run`, or more.
IN_FULL = settings().max_examples >= settings.get_profile("deeper").max_examples
