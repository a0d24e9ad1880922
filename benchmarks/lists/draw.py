"""Things drawn at random for a person to judge, so that no list and no rule is most of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def draw(
    candidates: Sequence[T],
    number: int,
    seed: int,
    limits: Sequence[tuple[Callable[[T], str], int]] = (),
) -> list[T]:
    """Return up to `number` candidates in the order drawn, the same for the same seed.

    A limit is a function that gives a candidate's group, and how many of a group are drawn at most.
    """
    drawn: list[T] = []
    counts: list[Counter[str]] = [Counter() for _ in limits]
    for candidate in random.Random(seed).sample(candidates, len(candidates)):
        if len(drawn) == number:
            break
        groups = [group_of(candidate) for group_of, _ in limits]
        if all(
            count[group] < most
            for count, group, (_, most) in zip(counts, groups, limits, strict=True)
        ):
            drawn.append(candidate)
            for count, group in zip(counts, groups, strict=True):
                count[group] += 1
    return drawn
