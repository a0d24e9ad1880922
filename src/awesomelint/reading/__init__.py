"""Tokens to a document: entries with their parts, lists, sections, and where each stands."""
