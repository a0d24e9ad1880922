"""What awesomelint reads, finds and changes in real lists.

`reading`, `findings`, `safety`, `layout` and `init` print figures; `same_answers` compares a change
with an earlier revision: `python -m benchmarks.lists.findings`.
"""
