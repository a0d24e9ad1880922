"""Results as bytes: they come back as they were, and broken bytes are none."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cache.binary import BrokenError, CachedFile, CachedList, Packed, pack
from awesomelint.cache.status import FileState, Status
from awesomelint.disk.questions import Kind, Question
from awesomelint.rule_counts import RuleCount

_NUMBERS = st.integers(0, 2**32 - 1)
_LONG = st.integers(0, 2**64 - 1)
_NAMES = st.text(st.characters(exclude_characters="\0"), max_size=5)
_STATUSES = st.builds(Status, st.integers(-(2**63), 2**63 - 1), st.just(5), _LONG, _LONG)
_STATES = st.builds(FileState, _STATUSES, st.binary(min_size=16, max_size=16))
_QUESTIONS = st.builds(
    Question, st.sampled_from(get_args(Kind)), st.text(max_size=4), st.text(max_size=4)
)
_RULES = st.sampled_from(("duplicate-url", "missing-date"))
_LEVELS = st.sampled_from(("error", "warning"))
_COUNTS = st.builds(RuleCount, _RULES, _LEVELS, _NUMBERS, _NUMBERS, _NUMBERS)
_RESULTS = st.builds(
    CachedList,
    st.just(()),
    st.lists(st.builds(CachedFile, _NAMES, _NUMBERS, _NAMES, _NUMBERS, _STATES), max_size=3).map(
        tuple
    ),
    st.lists(st.tuples(_QUESTIONS, st.text()), max_size=3, unique=True).map(tuple),
    *[_NUMBERS] * 3,
    st.binary(max_size=20),
    st.binary(max_size=20),
    st.lists(_COUNTS, max_size=3).map(tuple),
)
_LISTS = st.lists(_RESULTS, max_size=4).map(
    lambda results: [result._replace(requested=(f"{n}.md",)) for n, result in enumerate(results)]
)


def unpacked(data: bytes) -> list[CachedList]:
    packed = Packed(data, b"key")
    requested = packed.requested()
    return [packed.result(n)._replace(requested=tuple(requested[n])) for n in range(len(packed))]


@pytest.mark.slow
@given(_LISTS)
def test_results_come_back(results: list[CachedList]) -> None:
    assert unpacked(pack(results, b"key")) == results


@pytest.mark.slow
@given(_LISTS, st.data())
def test_every_cut_and_every_changed_byte_is_noticed(
    results: list[CachedList], data: st.DataObject
) -> None:
    whole = pack(results, b"key")
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for broken in (whole[:at], bytes(changed), whole + b"\0"):
        with pytest.raises(BrokenError):
            Packed(broken, b"key")


@pytest.mark.slow
@given(_LISTS, st.data())
def test_bytes_that_lie_are_broken_or_results(
    results: list[CachedList], data: st.DataObject
) -> None:
    body = bytearray(pack(results, b"key")[:-4])
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    lying = bytes(body) + zlib.crc32(body).to_bytes(4, "little")
    with suppress(BrokenError, KeyError):  # a result that no file leads to is no fault
        unpacked(lying)


def test_another_identity_has_no_results() -> None:
    with pytest.raises(BrokenError):
        Packed(pack([], b"key"), b"other")
