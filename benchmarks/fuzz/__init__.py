"""Texts made up or corrupted at random, against the parser, the gate and the fixes.

`parser_equality` and `pulldown_cmark` are about the parser, `gate` is about what no fix may do, and
`commonmark` runs the specification's examples: `python -m benchmarks.fuzz.gate`.
"""
