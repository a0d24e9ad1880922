"""What the file wrote at a node, for the renderers that copy it."""

from __future__ import annotations

from collections.abc import Sequence

from mdformat.renderer import RenderContext, RenderTreeNode

# The key of the environment under which the file's lines are.
LINES = "awesomelint_lines"


class CannotCopyError(Exception):
    """A renderer cannot tell what is the node's and what is its containers': leave the block."""


def written_lines(node: RenderTreeNode, context: RenderContext) -> Sequence[str]:
    """Return the lines of `node`, with the prefixes of the containers around it."""
    first, end = lines_of(node)
    lines: Sequence[str] = context.env[LINES]
    return lines[first:end]


def lines_of(node: RenderTreeNode) -> tuple[int, int]:
    """Return the first line of `node` and the one behind its last."""
    assert node.map is not None
    return node.map


def cannot_copy(node: RenderTreeNode, context: RenderContext) -> str:
    """Raise CannotCopyError: the renderer of what stands in a container only by accident."""
    raise CannotCopyError(node.type)
