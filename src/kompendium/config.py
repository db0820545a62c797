"""The site's configuration (mkdocs.yml) with positions. Unlike contributions it is ours: anchors are followed, tags are left alone."""

import yaml

from kompendium import nodes


def parse(text: str) -> nodes.Node:
    """The YAML of a configuration; nothing in it is run or built. Raises yaml.YAMLError."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return _node(root) if root else nodes.Scalar("", 1, 1)


def _node(node: yaml.Node) -> nodes.Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.MappingNode):
        return nodes.Mapping(tuple(nodes.Entry(_scalar(key), _node(value)) for key, value in node.value), line, column)
    if isinstance(node, yaml.SequenceNode):
        return nodes.Sequence(tuple(_node(each) for each in node.value), line, column)
    return _scalar(node)


def _scalar(node: yaml.Node) -> nodes.Scalar:
    return nodes.Scalar(str(node.value), node.start_mark.line + 1, node.start_mark.column + 1, getattr(node, "style", None) is not None)
