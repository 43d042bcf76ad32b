"""Addresses that lead into the own machine or network, or are none: one line each, which repeats no password."""

import pytest

from tests.hostile.classes import ADDRESSES, refused_address


@pytest.mark.parametrize("url", ADDRESSES, ids=range(len(ADDRESSES)))
def test_no_such_address_is_fetched(url: str) -> None:
    documents, errors = refused_address(url)
    assert documents == 0
    assert len(errors) == 1
    assert errors[0].isprintable()
    assert "secret" not in errors[0]
