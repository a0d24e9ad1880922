"""The command line: the only code that imports click, and that prints.

Each command is a module of the same name. `main` starts all of them. A plain `check` runs without
click: `arguments` reads its options.
"""
