"""What all tests share. No Qt in here: the core's tests run where it is not installed."""

from hypothesis import settings

# The same examples in every run, and no deadline: a test must not fail because the machine is
# busy. `--hypothesis-profile=default` looks for new examples.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")
