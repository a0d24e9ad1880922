"""Where we deliberately say something else than awesome-lint; `docs/awesome-lint.md` shows it."""

from __future__ import annotations

from collections.abc import Mapping

# Rules of awesome-lint about what `awesomelint format` lays out.
LAYOUT = frozenset(
    "blockquote-indentation final-newline list-item-bullet-indent list-item-indent "
    "no-blockquote-without-marker no-heading-content-indent no-heading-indent "
    "no-table-indentation table-cell-padding table-pipes".split()
)

DIFFERENCES: Mapping[str, str] = {
    "angle-brackets": "An address in angle brackets may have a space.",
    "badge-near": "The badge may stand anywhere above the first section, beneath the title too.",
    "badge-slash": "`https://awesome.re/` and `…/awesome#readme` lead where the badge is to lead.",
    "bold-link": "A title may be bold or struck out around its link.",
    "ci-services": "GitHub Actions, GitLab, AppVeyor, Azure count too, and so does what an image's"
    " text or an HTML image says.",
    "compact-tables": "Tables are laid out compact: aligned pipes would change every row with one.",
    "contents-anywhere": "A table of contents is known by its links, whatever it is called.",
    "contributing-in-docs": "GitHub finds `contributing.md` in `docs` as well.",
    "decoration": "A badge, a tag, a date or a further link behind a title is no description.",
    "empty-item": "An item with nothing in it, or with a heading, is no entry.",
    "entry-badges": "A badge in a list item or a table is about what the item recommends.",
    "entry-links": "Only the links that entries are about are compared.",
    "every-place": "Each place is reported, not the first alone.",
    "html-badge": "A badge written as HTML counts, and one is asked of an HTML heading.",
    "html-headings": "`<h1>` is a main heading wherever it stands, `<h2>` is none.",
    "house-style": "A file's own bullets, numbers, rules, fences, emphasis, labels and headings"
    " stay as they are, as long as they are consistent where a rule asks for it.",
    "image-in-title": "An image may stand in a title beside its text.",
    "known-names": "A word with a capital, a digit or a sign in it is a name and stays as it is.",
    "license-words": "Signs, emoji, `and Copyright` and HTML do not hide a license section.",
    "logo": "A centred logo stands for the main heading, or above it, however it is wrapped.",
    "main-first": "The main heading comes before every other heading and text.",
    "markup": "Any inline Markdown may stand in a description.",
    "navigation": "Links within the page are navigation, not entries.",
    "near-links": "What was meant as a link and is none is reported.",
    "not-covered": "No rule: it is not what makes a list right or wrong.",
    "one-maintainer": "Whose address is in a code of conduct is not looked at.",
    "other-place": "The same is reported, at the line that is to change.",
    "other-scripts": "Letters, case and stops are those of every script.",
    "placeholder": "The placeholder is text: it is found without a definition, by both its names.",
    "relative-link": "A link into the repository is sound where its file or heading exists.",
    "same-resource": "Two spellings of one GitHub repository are one resource.",
    "second-only": "Of two duplicates the second is reported, with the first beside it.",
    "several-resources": "`index.html` and the order of a query may matter: they are kept.",
    "small-words": "Prepositions may be in lower case in a heading.",
    "white-space": "White space is laid out by `awesomelint format`, not reported.",
    "words-in-markup": "Words in links and emphasis are part of a heading.",
}
