"""awesome-lint, the linter of sindresorhus/awesome, compared with the preset `awesome`.

`python -m benchmarks.awesome_lint.agreement` compares both on real lists, and with `--cases` on the
pages in `tests/conformance`; npm installs awesome-lint for it.
"""
