"""`python -m awesomelint`."""

from awesomelint.cli.main import start

start()
