"""The layout of a whole Markdown file, for `awesomelint format`.

What it changes: indents, blank lines between blocks, white space at line ends, the space behind
list markers, closing `#`s of headings, and the borders of tables.

What it never touches: words, links and URLs, bullets and numbers, escapes, definitions, comments,
HTML, code, front matter, hard breaks, the byte order mark. GitHub renders the same HTML before and
after; a block for which that cannot be proved stays as it is written.

How `formatter.format_text` lays out a file:

1. `envelope` takes off the byte order mark and the line endings.
2. `blocks` reads the blocks at the top level of the file, each with its tokens and lines.
3. `renderers` writes each block through mdformat's renderer. Where mdformat would write new
   text, our renderers copy the text of the file; `lines` tidies the lines of a paragraph.
4. `formatter` puts the blocks together, proves each with GitHub's renderer, and closes the
   envelope.

`mdformat_plugin` gives the same layout to people who run mdformat itself.
"""
