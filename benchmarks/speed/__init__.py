"""How long awesomelint takes, and how much memory.

`race` compares with other tools, `keystroke` is for editors, `parser` compares the two parsers, and
`two_processes` tells from where on a second process helps: `python -m benchmarks.speed.race`.
"""
