"""Where we deliberately differ from awesome-lint; `docs/awesome-lint.md` shows the same table."""

from __future__ import annotations

from collections.abc import Mapping

# Rules of awesome-lint about what `awesomelint format` lays out.
LAYOUT = frozenset(
    "blockquote-indentation final-newline list-item-bullet-indent list-item-indent "
    "no-blockquote-without-marker no-heading-content-indent no-heading-indent "
    "no-table-indentation table-cell-padding table-pipes".split()
)

DIFFERENCES: Mapping[str, str] = {
    "above-list": "Emphasis above a list stands for a heading as well as above a paragraph.",
    "anchor-forms": "Capitals and U+FE0F in an anchor make no difference, as on GitHub.",
    "angle-brackets": "An address in angle brackets may have a space.",
    "badge-near": "The badge may stand anywhere above the first section, beneath the title too.",
    "badge-slash": "`https://awesome.re/` and `…/awesome#readme` lead to the same page as the"
    " badge's own link.",
    "before-stop": "A name before a full stop is a name as well.",
    "behind-markup": "Markup hides nothing: words in links and emphasis are checked, and so is a"
    " text that ends before a badge or in a link.",
    "beside-sign": "A name next to `/`, `:` or `@` may be part of a path.",
    "bold-link": "A title may be bold or struck out around its link.",
    "bracketed-words": "Words in brackets, such as `[MIT]` or a date, are no references.",
    "ci-services": "GitHub Actions, GitLab, AppVeyor, Azure count too, and so does what an image's"
    " text or an HTML image says.",
    "code-description": "A code span may be the whole description.",
    "common-words": "Words that are names only at times, such as `git` and `expo`, are left alone.",
    "compact-tables": "Tables are laid out compact: aligned pipes would change every row with one.",
    "compound": "A compound that begins with the title is another word.",
    "contents-anywhere": "A table of contents is known by its links, whatever it is called.",
    "contents-by-anchor": "An item belongs to the heading that its anchor leads to, whatever its"
    " place and level; a section without entries needs none.",
    "contents-pieces": "Contents may come in several lists.",
    "contributing-in-docs": "GitHub finds `contributing.md` in `docs` as well.",
    "decoration": "A badge, a tag, a date or a further link behind a title is no description.",
    "definition-comment": "A definition without a URL, or with `#`, is a comment: `[//]: # (x)`.",
    "doubled-stop": "A stop inside a quotation may be doubled behind it.",
    "emoji-end": "An emoji is no end of a sentence, a short code may be a word.",
    "emphasised-text": "A sentence, a link, text in an item or right below a heading may be"
    " emphasised.",
    "empty-item": "An item with nothing in it, or with a heading, is no entry.",
    "entry-badges": "A badge in a list item or a table is about what the item recommends.",
    "entry-links": "Only the links that lead to what an entry recommends are compared.",
    "every-entry": "The form of an entry is checked also behind an emoji, badges or text, where"
    " only badges follow the dash, and with any separator.",
    "every-heading": "The main heading needs a badge wherever it stands.",
    "every-place": "Each place is reported, not the first alone.",
    "file-style": "A file's own bullets, numbers, rules, fences, emphasis, labels and headings"
    " stay as they are, as long as they are consistent where a rule asks for it.",
    "greek-letters": "Greek letters in other text are symbols.",
    "hard-wrap": "A description that is wrapped is reported.",
    "html-badge": "A badge written as HTML counts, and an HTML heading needs one.",
    "html-headings": "`<h1>` is a main heading wherever it stands, `<h2>` is none.",
    "image-in-title": "An image may stand in a title next to its text.",
    "inner-stop": "A dot within a description, as in `2.0`, is not its end.",
    "known-names": "A word with a capital, a digit or a sign in it is a name and stays as it is.",
    "late-dash": "A dash further on is the separator: `[A](url) by B - what it does`.",
    "license-words": "Signs, emoji, `and Copyright` and HTML do not hide a license section.",
    "logo": "A centred logo stands for the main heading, or above it, however it is wrapped.",
    "lone-marks": "Apostrophes, inches, emoticons, `1)` and marks before a word stand alone; a"
    " wide bracket pairs with a narrow one, `„` with `“`.",
    "main-first": "The main heading comes before every other heading and text.",
    "meant-twice": "A footnote, a detail or a title that names both its headings is meant twice.",
    "markup": "Any inline Markdown may stand in a description.",
    "narrow-brackets": "`()` and `[]` are to be in pairs too.",
    "navigation": "Links within the page are navigation, not entries.",
    "near-links": "A text that was meant as a link but is none is reported.",
    "no-entry": "A list in which fewer than half of the items link to something is no list of"
    " entries.",
    "not-covered": "There is no rule, because a list is neither right nor wrong by it.",
    "old-names": "`OS X` is what systems of that time were called.",
    "one-maintainer": "An address in a code of conduct may be anybody's.",
    "one-message": "Every fault of an entry is reported, not the first alone.",
    "open-end": "What ends with a comma or a colon goes on below.",
    "other-names": "The two tables of names are not the same.",
    "other-place": "The same is reported, at the line that is to change.",
    "other-rule": "Another rule reports it: an empty text is `malformed-link`'s, a missing title"
    " `main-heading`'s, an item of the contents that leads nowhere `broken-reference`'s.",
    "other-scripts": "Letters, case and stops are those of every script.",
    "part-of-name": "The mark of an abbreviation, a name, an ellipsis or a short code is no"
    " punctuation.",
    "placeholder": "The placeholder is text: it is found without a definition, by both its names.",
    "prevailing-bullet": "The bullet that nearly all items have counts, not the first; a file with"
    " several is left alone.",
    "question": "A heading may be a question.",
    "quotation": "A description may begin with a quotation in any marks.",
    "reference-habit": "`[text][label]` without a definition counts where the others have one.",
    "relative-link": "A link into the repository is sound where its file or heading exists.",
    "same-resource": "Two spellings of one GitHub repository are one resource.",
    "second-only": "Of two duplicates the second is reported, and the finding names the first.",
    "selected-contents": "Contents that leave out more than a few headings are a selection.",
    "several-resources": "`index.html` and the order of a query may matter: they are kept.",
    "sibling-indents": "Items of one list begin at one indent, nested ones too.",
    "small-words": "Prepositions may be in lower case in a heading.",
    "text-title": "Where the title is text and links follow it, as in lists of papers, no separator"
    " is asked for.",
    "title-as-written": "Titles are as their makers write them: `[pandas]`.",
    "title-first": "A description may begin with its title, written as it is.",
    "trailing": "Tags, dates, badges, short codes and links behind the end do not hide it.",
    "twice-in-contents": "Contents may lead to a heading twice.",
    "white-space": "White space is laid out by `awesomelint format`, not reported.",
}
