"""Every service that is known, by its address or by its words, and what only looks like one."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read

ADDRESSES = """
    https://travis-ci.org/o/r.svg
    https://travis-ci.com/o/r.svg
    https://app.travis-ci.com/o/r.svg
    https://circleci.com/gh/o/r.svg
    https://ci.appveyor.com/api/projects/status/1a2b3c
    https://api.cirrus-ci.com/github/o/r.svg
    https://semaphoreci.com/api/v1/o/r/branches/main/badge.svg
    https://o.semaphoreapp.com/badges/r/branches/main.svg
    https://badge.buildkite.com/1a2b3c.svg
    https://app.codeship.com/projects/1a2b3c/status
    https://cloud.drone.io/api/badges/o/r/status.svg
    https://app.bitrise.io/app/1a2b3c/status.svg
    https://app.wercker.com/status/1a2b3c/s
    https://api.shippable.com/projects/1a2b3c/badge
    https://github.com/o/r/actions/workflows/test.yml/badge.svg
    https://github.com/o/r/workflows/test/badge.svg
    https://gitlab.com/o/r/badges/main/pipeline.svg
    https://gitlab.example.com/group/o/r/badges/main/pipeline.svg
    https://dev.azure.com/o/r/_apis/build/status/1
    https://badgen.net/travis/o/r
    https://flat.badgen.net/circleci/github/o/r
    https://badgen.net/appveyor/ci/o/r
    https://badgen.net/azure-pipelines/o/r/test
    https://badgen.net/github/checks/o/r
    https://badgen.net/gitlab/pipeline/o/r
    https://img.shields.io/travis/o/r
    https://img.shields.io/circleci/build/github/o/r
    https://img.shields.io/appveyor/build/o/r
    https://img.shields.io/azure-devops/build/o/1a2b3c/1
    https://img.shields.io/buildkite/1a2b3c
    https://img.shields.io/cirrus/github/o/r
    https://img.shields.io/drone/build/o/r
    https://img.shields.io/jenkins/build
    https://img.shields.io/semaphore/o/r
    https://img.shields.io/wercker/ci/o/r
    https://img.shields.io/codeship/1a2b3c
    https://img.shields.io/bitrise/1a2b3c
    https://img.shields.io/bitbucket/pipelines/o/r
    https://img.shields.io/gitlab/pipeline/o/r
    https://img.shields.io/github/workflow/status/o/r/test
    https://img.shields.io/github/actions/workflow/status/o/r/test.yml
    https://img.shields.io/github/actions/o/r
    https://img.shields.io/github/checks-status/o/r/main
    HTTPS://CircleCI.com/gh/o/r.svg
""".split()
OTHER_ADDRESSES = """
    https://example.com/circleci.com.svg
    https://notcircleci.com.example.com/o/r.svg
    https://mytravis-ci.org/o/r.svg
    https://github.com/o/r/raw/main/badge.svg
    https://github.com/o/r/actions/workflows/test.yml
    https://gitlab.com/o/r/badges/main/coverage.svg
    https://dev.azure.com/o/r/logo.svg
    https://badgen.net/github/stars/o/r
    https://badgen.net/gitlab/stars/o/r
    https://img.shields.io/github/stars/o/r
    https://img.shields.io/gitlab/stars/o/r
    https://img.shields.io/bitbucket/issues/o/r
""".split()
WORDS = (
    """
    Build Status|build-status|BUILD_PASSING|build badge|Pipeline status|workflow status|CI status
    CI badge|Travis|CircleCI|AppVeyor|tested by Travis
""".strip()
    .replace("\n", "|")
    .split("|")
)
OTHER_WORDS = """
    Build|Status|Stars|rebuild status|Build statuses|Circle|CI|Pipeline|badge|built by Travisson
""".strip().split("|")


def said(image: str) -> list[str]:
    text = f"# Awesome\n\n{image}\n"
    found = lint(read(Source("README.md", text)), configuration='rules.ci-badge = "warning"')
    return [one.message for one in found if one.rule == "ci-badge"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_a_badge(address: str) -> None:
    assert said(f"![x]({address})") == [
        "the badge `x` is about continuous integration, not about the list"
    ]


@pytest.mark.parametrize("address", OTHER_ADDRESSES)
def test_an_address_of_something_else(address: str) -> None:
    assert said(f"![x]({address})") == []


@pytest.mark.parametrize("words", [words.strip() for words in WORDS])
def test_the_words_of_a_badge(words: str) -> None:
    assert len(said(f"![{words}](https://example.com/x.svg)")) == 1
    assert len(said(f"![x](https://example.com/x.svg '{words}')")) == 1
    assert len(said(f"![x](https://example.com/x.svg ({words}))")) == 1


@pytest.mark.parametrize("words", OTHER_WORDS)
def test_other_words(words: str) -> None:
    assert said(f"![{words.strip()}](https://example.com/x.svg)") == []
