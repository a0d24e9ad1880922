"""`python -m awesomelint`."""

from awesomelint.cli.main import main

main()
