"""The command line: the only code that sees click, and that prints."""
