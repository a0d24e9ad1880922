"""Markdown in, documents out: the only code that sees a token."""
