"""Packed pipelines: what is no such file is refused."""

import gzip

import pytest

from crossread.weights.pipeline import unpack


@pytest.mark.parametrize("content", [b"no gzip file at all", b"", gzip.compress(b"something else")])
def test_other_files_are_refused(content: bytes) -> None:
    """What `pack` did not make raises ValueError and says why."""
    with pytest.raises(ValueError, match="not a packed spaCy pipeline"):
        unpack(content)
