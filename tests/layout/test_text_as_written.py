"""What a file keeps as it is written: each text is its own layout, proved and not merely spared."""

from __future__ import annotations

import pytest

from awesomelint.layout.formatter import lay_out

KEPT = {
    "bullets": "- a\n- b\n\n## B\n\n* c\n* d\n\n## C\n\n+ e\n",
    "neighbour lists do not alternate": "- a\n\n* b\n\n+ c\n\n- d\n",
    "one number": "1. a\n1. b\n1. c\n",
    "numbers": "1. a\n2. b\n3. c\n",
    "a start": "3. a\n4. b\n",
    "leading zeros": "007. a\n008. b\n",
    "parentheses": "1) a\n2) b\n",
    "wide numbers": "9. a\n\n   b\n10. c\n\n    d\n",
    "thematic breaks": "---\n\n***\n\n* * *\n\n_____\n",
    "label case": "[OSS Icon] [a][OSS Icon]\n\n[OSS Icon]: https://x.y/Z\n",
    "definitions in place": "[a]: u\n[B]: <v w> 'T'\n\ntext [a]\n\n[unused]: w\n\nmore\n",
    "comment as a definition": "text\n\n[//]: # (comment)\n\nmore\n",
    "definition in an item": "- a\n\n  [b]: u\n- c\n",
    "footnotes in place": "a[^1] b[^x]\n\n[^1]: one\n\n    more\n\n[^x]: two\n\nend\n",
    "footnotes one below the other": "a[^1] b[^2]\n\n[^1]: one\n[^2]: two\n",
    "comments": "<!-- a\n  b -->\n\n- x <!-- y -->\n",
    "a comment between bullets": "- a\n<!-- c -->\n- b\n",
    "a comment on what it touches": "<!-- lint disable -->\n# A\n<!-- toc -->\n\nb\n",
    "double brackets": "- [[a](u)] [[b](v)][[c](w)] - d\n",
    "escapes needed and not": "\\* a \\& b \\_c\\_ \\[d\\] * e _ f & g < h\n",
    "entities": "a&nbsp;b &amp; &copy; &#8212; c\n",
    "raw and encoded URLs": "- [日](https://ja.wikipedia.org/wiki/日本) [b](u/%E6%97%A5)\n",
    "IDN hosts": "- [a](https://bücher.example/ü) <https://例え.jp/>\n",
    "autolinks": "<https://a.b> https://c.d www.e.f g@h.i <j@k.l>\n",
    "link destinations": "[a](<b c> 'd') [e](f(g)) [h](<>) [i](j \"k\")\n",
    "hard breaks": "a  \nb\\\nc   \nd\n",
    "a backslash and a space is no break": "a\\ \nb\n",
    "emphasis": "*a* _b_ **c** __d__ ***e*** ~~f~~ ~g~\n",
    "fences": "```python title=x\na\n\n\n  b  \n```\n\n~~~~\n```\n~~~~\n\n``` c\n\td\n`````\n",
    "fence in an item": "- a\n\n  ```sh\n  b\n\n    c\n  ```\n",
    "indented code": "a\n\n    b\n\n\n\tc  \n",
    "code spans": "`` a ` b `` ` c ` `d  e`\n",
    "code over two lines": "a `b \nc` d\n",
    "HTML": "<p align='center'>\n  <b>a</b>   \n\n   <i>\n</p>\n",
    "a tag over two lines": 'a <img src="b"\n     alt="c"> d\n',
    "details": "<details>\n<summary>a</summary>\n\n- b\n\n</details>\n",
    "front matter": "---\ntitle:   a\n\n\nlist:\n- b\n---\n\n# A\n",
    "empty front matter": "---\n---\n\n# A\n",
    "hard wraps": "a long\nparagraph of\nshort lines\n",
    "spaces within a line": "a  b\t c\n",
    "loose": "- a\n\n- b\n",
    "tight": "- a\n- b\n",
    "a blank line between some": "- a\n- b\n\n- c\n",
    "tight with a nested list": "- a\n  - b\n    - c\n- d\n",
    "loose in tight": "- a\n  - b\n\n  - c\n- d\n",
    "nested in numbers": "1. a\n   - b\n2. c\n   1. d\n",
    "underlined headings": "A\n===\n\nB\n--\n\nC\nD\n---\n",
    "headings that end in #": "### C#\n\n## F #\\#\n\n# a # #\n",
    "empty heading": "#\n\na\n",
    "table": "| a | b |\n| --- | :-: |\n| c |  |\n| \\| | `\\|` |\n",
    "spare and missing cells": "| a | b |\n| --- | --- |\n| c | d | e |\n| f |\n",
    "table in a quote and an item": "> | a |\n> | --- |\n> | b |\n\n- | a |\n  | --- |\n  | b |\n",
    "alert": "> [!NOTE]\n> a\n> - b\n",
    "quotes": "> a\n>\n> > b\n>\n> c\n\n> d\n",
    "task list": "- [ ] a\n- [x] b\n- [X] c\n",
    "items in items": "- - a\n- 1. b\n- > c\n",
    "item with its text below": "-\n  a\n- b\n",
    "empty items": "- a\n-\n- b\n",
    "no-break and ideographic space": "\u00a0a\u00a0\n\n- \u3000b\u3000\n\n\u2003\n",
    "characters others break lines at": "a\u2028b\x0bc\x0cd\x85e\x1cf\n",
    "NUL": "a\x00b\n",
    "byte order mark": "\ufeff# A\n\n- b\n",
    "CRLF": "# A\r\n\r\n- b\r\n- c  \r\n  d\r\n",
    "CR": "# A\r\r- b\r",
    "no text": "",
    "nothing but blank lines": "\n\n",
    "characters for use inside programs": "a\n\n\n\ufdd0\n",
    "math": "$$\na_b = \\frac{c}{d}\n$$\n",
    "strange punctuation": "- [a](u) — «b» …“c”🎉👩‍💻\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_stays_as_it_is(text: str) -> None:
    layout = lay_out(text)
    assert layout.text == text
    assert layout.kept == ()
