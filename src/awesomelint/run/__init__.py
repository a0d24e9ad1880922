"""One run over a repository: which files make up a list, what is found, and what is remembered.

`plan` decides which files make up a list and with which settings, `project` reads, checks and mends
one list, and `check` is a whole check with the cache, in several `processes` where that pays.
"""
