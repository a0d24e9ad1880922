"""What a URL names: its identity, its repository, its arXiv paper, its host.

Nothing here asks the network: a URL is a string, and so are the names of the known hosts.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from msgspec import Struct

FORGES = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")
TRACKING = re.compile(r"utm_\w+|(?:fb|g|d|y)clid|msclkid|igshid|mc_[ce]id", re.IGNORECASE)

_OUTBOUND = ("http://", "https://", "ftp://")
_ARXIV_PAPER = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/10\.48550/arxiv\.)"
    r"(?P<id>\d{4}\.\d{4,5})(?P<version>v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?P<host>github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)"
    r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)",
    re.IGNORECASE,
)
# A URL of host and path alone, with nothing in it that could be written in another way.
_PLAIN_PAGE = re.compile(r"https?://(?:www\.)?+([a-z0-9-][a-z0-9.-]*)((?:/[^\s?#%]*)?)", re.ASCII)
_PAPER_HOSTS = ("arxiv.org", "export.arxiv.org", "doi.org", "export.doi.org")
_REPOSITORY_PAGE = re.compile(r"/?(?:(?:/-)?/tree/[^?#]*)?(?:[?#].*)?")
# The first parts of paths on forges that name no owner: `github.com/topics/...`.
_NO_OWNERS = frozenset(
    "about apps collections explore features issues login marketplace notifications orgs pulls "
    "search settings sponsors stars topics trending users".split()
)
_DEFAULT_BRANCH = re.compile(r"(?<=[^/])(?:/-)?/tree/(?:main|master)$")
# Strings, so that `re` compiles each when a list has such a badge.
_SHIELDS_PAGE = (
    r"(?i)https?://(?:img\.)?shields\.io/(?P<host>github|gitlab|bitbucket)/(?P<kind>[\w.-]+(?:/[\w.-]+)*?)"
    r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.svg)?(?:[?#].*)?"
)
# The kinds of badge whose path is /host/kind/owner/name. Others have a branch or a label in it.
_SHIELDS_KINDS = frozenset(
    "stars forks watchers license last-commit issues issues-raw issues-pr contributors "
    "languages/top languages/count repo-size languages/code-size release-date v/release "
    "v/tag tag release commit-activity/m commit-activity/y commit-activity/w downloads/total "
    "created-at".split()
)
_BADGEN = r"https?://badgen\.net/github/(?P<kind>[\w-]+)/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/?(?:[?#].*)?"
_WORKFLOW = (
    r"https?://github\.com/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/"
    r"(?:actions/workflows/[^/]+|workflows/[^/]+)/badge\.svg(?:[?#].*)?"
)
_SHIELDS_WORKFLOW = (
    r"https?://(?:img\.)?shields\.io/github/actions/workflow/status"
    r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/[^/]+(?:[?#].*)?"
)


class Repository(Struct, frozen=True):
    """A repository on a forge, in lower case: forges ignore the case of owner and name."""

    host: str
    owner: str
    name: str

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"


def is_outbound(url: str) -> bool:
    """Whether `url` leads out of the repository: absolute, with a host."""
    return url.startswith(("https://", "//")) or url[:8].lower().startswith(_OUTBOUND)


def identity(url: str) -> str:
    """Return a string that two URLs share if they lead to the same resource.

    These make no difference: the scheme, `www.`, default ports, a trailing slash, `index.html`,
    tracking parameters and percent-encoding; on a forge also `.git`, `/tree/main`, `#readme` and
    the case of owner and name. All versions and forms of an arXiv paper have one identity. Other
    queries and fragments do make a difference: they name pages. A URL that cannot be taken apart
    identifies itself.
    """
    plain = _PLAIN_PAGE.fullmatch(url)
    if plain and plain[1] not in _PAPER_HOSTS:
        host, path = plain.groups()
        return host + _page_path(host, path)
    if paper := arxiv_id(url):
        return f"arxiv.org/abs/{paper}"
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    fragment = parts.fragment
    if host in FORGES:
        fragment = "" if fragment.lower() in ("readme", "readme-ov-file") else fragment
    path = _page_path(host, _unquote(parts.path))
    query = _without_tracking(parts.query) if parts.query else ""
    address = host + (f":{port}" if port not in (None, 80, 443) else "")
    return address + path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _page_path(host: str, path: str) -> str:
    """Return the path of a page as part of its identity."""
    if path.endswith("/"):
        path = path[:-1]
    elif path.endswith(("/index.html", "/index.htm")):
        path = path.rpartition("/")[0]
    return _forge_path(path) if host in FORGES else path


def _without_tracking(query: str) -> str:
    """Return a query with its parameters sorted and those for tracking left out."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not TRACKING.fullmatch(pair[0])))


def _unquote(path: str) -> str:
    """Return `path` with its escapes decoded, except those of `?` and `#`."""
    if "%" not in path:
        return path
    return unquote(path).replace("?", "%3F").replace("#", "%23")


def _forge_path(path: str) -> str:
    if "/tree/" in path:
        path = _DEFAULT_BRANCH.sub("", path)
    depth = path.count("/")
    if depth <= 2:
        return path.lower().removesuffix(".git" if depth == 2 else "")
    _, owner, name, *rest = path.split("/", 3)
    return "/".join(["", owner.lower(), name.lower(), *rest])


def repository(url: str) -> Repository | None:
    """Return the repository that `url` leads to, or into; None if it leads to none."""
    match = _REPOSITORY.match(url)
    return _repository(*match.groups()) if match else None


def _repository(host: str, owner: str, name: str) -> Repository | None:
    owner = owner.lower()
    if owner in _NO_OWNERS:
        return None
    return Repository(host.lower(), owner, name.lower().removesuffix(".git"))


def repository_page(url: str) -> tuple[str, Repository] | None:
    """Return `Owner/Name` as written and the repository, if `url` is its page or a folder."""
    match = _REPOSITORY.match(url)
    repository_of_page = _repository(*match.groups()) if match else None
    if (
        match is None
        or repository_of_page is None
        or not _REPOSITORY_PAGE.fullmatch(url, match.end())
    ):
        return None
    return f"{match['owner']}/{match['name'].removesuffix('.git')}", repository_of_page


def badge_repository(url: str) -> Repository | None:
    """Return which repository a badge of shields.io, badgen or GitHub Actions is about."""
    if "badge" not in url and "shields.io/" not in url.lower():
        return None
    if (match := re.fullmatch(_SHIELDS_PAGE, url)) and match["kind"].lower() in _SHIELDS_KINDS:
        host = {"github": "github.com", "gitlab": "gitlab.com"}.get(
            match["host"].lower(), "bitbucket.org"
        )
    elif match := _first_match(url, _BADGEN, _WORKFLOW, _SHIELDS_WORKFLOW):
        host = "github.com"
    else:
        return None
    return Repository(host, match["owner"].lower(), match["name"].lower())


def _first_match(url: str, *patterns: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := re.fullmatch(pattern, url))), None)


def arxiv_id(url: str) -> str | None:
    """Return the number of the arXiv paper at `url` without its version: `2303.18223`."""
    match = _ARXIV_PAPER.match(url)
    return match["id"] if match else None


def arxiv_month(paper: str) -> date | None:
    """Return the first day of the month that the first four digits of an arXiv number name."""
    month = int(paper[2:4])
    return date(2000 + int(paper[:2]), month, 1) if 1 <= month <= 12 else None


# Hosts that answer http with a redirect to https, and so do their subdomains. A choice of
# hosts that lists often link to.
_HTTPS_HOSTS = frozenset(
    "arxiv.org bitbucket.org codeberg.org codepen.io dev.to github.com github.io gitlab.com "
    "gitlab.io google.com huggingface.co medium.com mozilla.org npmjs.com nuget.org packagist.org "
    "pypi.org python.org readthedocs.io readthedocs.org rubygems.org "
    "stackoverflow.com twitter.com vimeo.com wikipedia.org x.com youtu.be youtube.com".split()
)
# Hosts whose short links lead to any other site. `youtu.be`, `aka.ms` and `apple.co` are none: they
# lead to pages of one site.
SHORTENERS = frozenset(
    "adf.ly amzn.to b23.tv bit.ly bl.ink buff.ly clck.ru cutt.ly dlvr.it dwz.cn eepurl.com fb.me "
    "git.io goo.gl goo.su hubs.ly ift.tt is.gd j.mp lnkd.in ow.ly qr.ae rb.gy rebrand.ly reurl.cc "
    "shorturl.at snip.ly suo.im t.cn t.co t.ly tiny.cc tinyurl.com u.to url.cn urlz.fr v.gd vk.cc "
    "wp.me".split()
)
# Matches most URLs: then the URL need not be taken apart to find its host.
_PLAIN_HOST = re.compile(r"https?://(?:www\.)?+([a-z0-9-][a-z0-9.-]*)(?:[/?#]|\Z)")
# The path of a short link.
_CODE = r"/[^/]+/?"
# Hosts that no authority certifies: the machine itself, a local network, a hidden service.
_NEVER_HTTPS = (
    r"localhost|[^.]+|.*\.(?:local|localhost|internal|lan|onion|test)"
    r"|(?:127|10)\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+"
)


def host(url: str) -> str:
    """Return the host of a URL in lower case, without `www.`; empty if it has none."""
    if match := _PLAIN_HOST.match(url):
        return match[1]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def has_https(url: str) -> bool:
    """Whether the host of `url` is known to answer https; never for a URL with a port."""
    labels = host(url).split(".")
    known = any(".".join(labels[start:]) in _HTTPS_HOSTS for start in range(len(labels)))
    return known and not has_port(url)


def has_port(url: str) -> bool:
    """Whether a URL names a port, also if the port is not a number."""
    try:
        return urlsplit(url).port is not None
    except ValueError:
        return True


def may_have_https(url: str) -> bool:
    """Whether the host of `url` can have a certificate."""
    name = host(url)
    return bool(name) and not re.fullmatch(_NEVER_HTTPS, name)


def is_shortened(url: str) -> bool:
    """Whether `url` is a short link; a shortener's other pages, such as its home page, are none."""
    return host(url) in SHORTENERS and bool(re.fullmatch(_CODE, urlsplit(url).path))
