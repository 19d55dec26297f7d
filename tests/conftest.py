"""What all tests share. No Qt in here: the core's tests run where it is not installed."""

from hypothesis import settings

# The same examples in every run, and no deadline: a test must not fail because the machine is
# busy. `pytest --hypothesis-profile=thorough` looks for new examples, and for longer; where a test
# needs more examples than others, or fewer, it takes so many times the profile's number.
settings.register_profile("steady", max_examples=60, derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("steady")
