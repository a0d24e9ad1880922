"""What may replace what in a file: edits, and the proof that they lose nothing (`gate.py`)."""
