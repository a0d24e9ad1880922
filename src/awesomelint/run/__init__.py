"""One run over a repository: which files make up a list, its findings, and what is remembered.

- `plan` decides which files make up a list, and with which settings: a `ListPlan`.
- `project` reads, lints, fixes and lays out one list at a time: a `LintedList`, a `FixedList`, a
  `LaidOutFile`. It uses no cache.
- `check` is what the command `check` does: it asks the cache, gives the other lists to `plan` and
  `project`, and returns for each list what is printed, a `CheckedList`.
- `processes` shares work out to several processes if that is faster.
"""
