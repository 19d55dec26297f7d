"""The start leaves garbage alone, and only the start."""

import gc

import pytest

from learnscope.gui.process import without_collecting


def test_garbage_is_left_alone_for_as_long_as_it_takes() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_also_where_the_start_fails() -> None:
    with pytest.raises(OSError, match="no display"), without_collecting():
        raise OSError("no display")
    assert gc.isenabled()
