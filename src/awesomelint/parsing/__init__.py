"""Text to tokens: markdown-it-py, set up to read Markdown as GitHub does."""
