"""What is known of sites without asking them: which are on https, which only shorten URLs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Sites that answer http with a redirect to https, subdomains too.
_HTTPS_HOSTS = frozenset(
    "arxiv.org bitbucket.org codeberg.org codepen.io dev.to github.com github.io gitlab.com "
    "gitlab.io google.com huggingface.co medium.com mozilla.org npmjs.com nuget.org packagist.org "
    "pypi.org python.org readthedocs.io readthedocs.org rubygems.org "
    "stackoverflow.com twitter.com vimeo.com wikipedia.org x.com youtu.be youtube.com".split()
)
# Not `youtu.be`, `aka.ms`, `apple.co`: what is behind those is the site's own.
SHORTENERS = frozenset(
    "adf.ly amzn.to b23.tv bit.ly bl.ink buff.ly clck.ru cutt.ly dlvr.it dwz.cn eepurl.com fb.me "
    "git.io goo.gl goo.su hubs.ly ift.tt is.gd j.mp lnkd.in ow.ly qr.ae rb.gy rebrand.ly reurl.cc "
    "shorturl.at snip.ly suo.im t.cn t.co t.ly tiny.cc tinyurl.com u.to url.cn urlz.fr v.gd vk.cc "
    "wp.me".split()
)
# Most hosts can be told without taking the URL apart.
_PLAIN_HOST = re.compile(r"https?://(?:www\.)?+([a-z0-9-][a-z0-9.-]*)(?:[/?#]|\Z)")
_CODE = r"/[^/]+/?"
# No certificate is given for these: the machine itself, a network at home, a hidden service.
_NEVER_HTTPS = (
    r"localhost|[^.]+|.*\.(?:local|localhost|internal|lan|onion|test)"
    r"|(?:127|10)\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+"
)


def host(url: str) -> str:
    """Return the host of a URL in lower case, without `www.`; empty where it has none."""
    if found := _PLAIN_HOST.match(url):
        return found[1]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def has_https(url: str) -> bool:
    """Whether the site of `url` is known to be on https; another port is another server."""
    labels = host(url).split(".")
    known = any(".".join(labels[start:]) in _HTTPS_HOSTS for start in range(len(labels)))
    return known and not has_port(url)


def has_port(url: str) -> bool:
    """Whether a URL names a port."""
    try:
        return urlsplit(url).port is not None
    except ValueError:
        return True


def may_have_https(url: str) -> bool:
    """Whether the host of `url` is one that a certificate could be for."""
    name = host(url)
    return bool(name) and not re.fullmatch(_NEVER_HTTPS, name)


def is_shortened(url: str) -> bool:
    """Whether `url` is a shortener's stand-in for another; its other pages are its own."""
    return host(url) in SHORTENERS and bool(re.fullmatch(_CODE, urlsplit(url).path))
