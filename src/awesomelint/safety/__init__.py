"""What may take the place of what: edits, and the proof that they lose nothing."""
