"""Answers as bytes: they come back as they were, and broken bytes are none."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cache.binary import Answer, BrokenError, File, Packed, pack
from awesomelint.cache.status import Seen, Status

_NUMBERS = st.integers(0, 2**32 - 1)
_LONG = st.integers(0, 2**64 - 1)
_NAMES = st.text(st.characters(exclude_characters="\0"), max_size=5)
_STATUSES = st.builds(Status, st.integers(-(2**63), 2**63 - 1), st.just(5), _LONG, _LONG)
_SEEN = st.builds(Seen, _STATUSES, st.binary(min_size=16, max_size=16))
_FACTS = st.tuples(st.tuples(st.sampled_from(("exists", "names")), st.text(max_size=4)), st.text())
_ANSWERS = st.builds(
    Answer,
    st.just(()),
    st.lists(st.builds(File, _NAMES, _NUMBERS, _NAMES, _NUMBERS, _SEEN), max_size=3).map(tuple),
    st.lists(_FACTS, max_size=3, unique=True).map(tuple),
    *[_NUMBERS] * 5,
    st.binary(max_size=20),
    st.binary(max_size=20),
)
_LISTS = st.lists(_ANSWERS, max_size=4).map(
    lambda ones: [one._replace(asked=(f"{n}.md",)) for n, one in enumerate(ones)]
)


def unpacked(data: bytes) -> list[Answer]:
    packed = Packed(data, b"key")
    asked = packed.asked()
    return [packed.answer(n)._replace(asked=tuple(asked[n])) for n in range(len(packed))]


@pytest.mark.slow
@given(_LISTS)
def test_answers_come_back(answers: list[Answer]) -> None:
    assert unpacked(pack(answers, b"key")) == answers


@given(_LISTS, st.data())
def test_every_cut_and_every_changed_byte_is_noticed(
    answers: list[Answer], data: st.DataObject
) -> None:
    whole = pack(answers, b"key")
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for broken in (whole[:at], bytes(changed), whole + b"\0"):
        with pytest.raises(BrokenError):
            Packed(broken, b"key")


@given(_LISTS, st.data())
def test_bytes_that_lie_are_broken_or_answers(answers: list[Answer], data: st.DataObject) -> None:
    body = bytearray(pack(answers, b"key")[:-4])
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    lying = bytes(body) + zlib.crc32(body).to_bytes(4, "little")
    with suppress(BrokenError, KeyError):  # an answer that nobody leads to is no fault
        unpacked(lying)


def test_another_identity_has_no_answers() -> None:
    with pytest.raises(BrokenError):
        Packed(pack([], b"key"), b"other")
