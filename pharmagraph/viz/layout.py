"""Where nodes stand: computed once, the same for the same network, no label over another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import fmean, pstdev

from pharmagraph.ontology.kinds import Kind
from pharmagraph.viz.network import Network, Node, graph_of
from pharmagraph.viz.style import FAMILIES, node_size

ASPECT = 1.5  # width by height: what the drawing has of a usual screen
LABEL_LENGTH = 26  # of a line; what is longer than two is cut, and whole in the panel
_LETTER, _LINE = 7.2, 17  # pixels of a letter and of a line of a label, on the wide side
_ROOM = 2.6  # how much of the sheet there is for each node, in its own size
_SHEETS = 12  # widths of the sheet that are tried
_EVEN = 0.6  # how evenly the sheet is filled: 0 keeps crowds and far outliers, 1 keeps nothing but the order
_GAP = 14  # pixels left free around a node with its label
_WORDS, _SPREAD = 24, 1.5  # with so few edges each has its words, and so much more room for them
_TRIES = ((100, 2.0), (200, 2.0), (200, 6.0), (400, 6.0))  # rounds, and how strongly nodes repel

_Place = tuple[float, float]


@dataclass
class _Box:
    """A node with its label as a rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float


def positions(network: Network) -> dict[str, tuple[int, int]]:
    """A place for every node, in pixels: parts that hang together side by side, the largest first."""
    import networkx as nx  # noqa: PLC0415 (a heavy import, wanted only where something is drawn)

    boxes: dict[str, _Box] = {}
    nodes = {node.entity.id: node for node in network.nodes}
    rank = {id: place for place, id in enumerate(nodes)}
    parts = [
        sorted(part, key=rank.__getitem__)
        for part in nx.weakly_connected_components(graph_of(network))
    ]
    placed = [
        _sized(_forces(part, network), nodes)
        for part in sorted(parts, key=lambda part: (-len(part), rank[part[0]]))
    ]
    for part_boxes in _side_by_side(placed):
        boxes |= part_boxes
    if len(network.edges) <= _WORDS:
        for box in boxes.values():
            box.x, box.y = _SPREAD * box.x, _SPREAD * box.y
    _push_apart(list(boxes.values()))
    return {id: (round(box.x), round(box.y)) for id, box in boxes.items()}


def shown_label(label: str) -> str:
    """A label short enough to be drawn, in one line or two; the whole one is in the panel.

    >>> shown_label("angiotensin II type 1 receptor blocker")
    'angiotensin II type 1\\nreceptor blocker'
    """
    cut = label.rfind(" ", 0, LABEL_LENGTH + 1)
    if len(label) <= LABEL_LENGTH or cut < LABEL_LENGTH / 3:
        return _cut(label)
    return f"{label[:cut]}\n{_cut(label[cut + 1 :])}"


def _cut(line: str) -> str:
    return line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1].rstrip() + "…"


def _forces(part: list[str], network: Network) -> dict[str, _Place]:
    """Neighbours attract, all repel; what one drug does to many gathers by family of predicate.

    Between a hub and its ends stands an invisible node for each family, which keeps, say, all
    conditions that a drug treats on one side of it, and all its adverse effects on another.
    """
    import networkx as nx  # noqa: PLC0415 (see positions)

    inside = set(part)
    graph: nx.Graph[str | tuple[str, str]] = nx.Graph()
    graph.add_nodes_from(part)
    joined: set[tuple[str, str]] = set()
    for edge in network.edges:
        if edge.subject in inside and edge.object in inside:
            family = (edge.subject, FAMILIES[edge.predicate].value)
            graph.add_edge(edge.subject, family)
            graph.add_edge(family, edge.object)
            joined.add((edge.subject, edge.object))
    start = nx.circular_layout(graph)
    tries = (
        nx.forceatlas2_layout(
            graph, pos=start, max_iter=rounds, scaling_ratio=ratio, seed=1, distributed_action=True
        )
        for rounds, ratio in _TRIES
    )
    plain = ({id: (float(places[id][0]), float(places[id][1])) for id in part} for places in tries)
    return min(plain, key=lambda places: _crossings(places, sorted(joined)))


def _crossings(places: Mapping[str, _Place], joined: Sequence[tuple[str, str]]) -> int:
    """How many lines between places cross each other."""
    return sum(
        not {a, b} & {c, d}
        and _side(places[a], places[b], places[c]) != _side(places[a], places[b], places[d])
        and _side(places[c], places[d], places[a]) != _side(places[c], places[d], places[b])
        for number, (a, b) in enumerate(joined)
        for c, d in joined[:number]
    )


def _side(start: _Place, end: _Place, point: _Place) -> bool:
    """On which side of a line a point lies."""
    across = (end[0] - start[0]) * (point[1] - start[1])
    return across > (end[1] - start[1]) * (point[0] - start[0])


def _sized(places: dict[str, _Place], nodes: Mapping[str, Node]) -> dict[str, _Box]:
    """Boxes at these places, drawn out until they have room, on a sheet of the wanted shape."""
    boxes = {id: _box(nodes[id]) for id in places}
    room = _ROOM * sum(box.width * box.height for box in boxes.values())
    for axis, extent in (("x", (room * ASPECT) ** 0.5), ("y", (room / ASPECT) ** 0.5)):
        values = [place["xy".index(axis)] for place in places.values()]
        middle = fmean(values)
        spread = pstdev(values) or 1.0
        for box, value, share in zip(boxes.values(), values, _shares(values), strict=True):
            even = 3.4 * (share - 0.5)  # as far as a normal spread goes, but filled evenly
            drawn = (1 - _EVEN) * (value - middle) / spread + _EVEN * even
            setattr(box, axis, drawn * extent / 4)
    _push_apart(list(boxes.values()))
    return boxes


def _shares(values: Sequence[float]) -> list[float]:
    """The share of the values that are less than each, between 0 and 1; the same for the same."""
    ordered = sorted(values)
    most = max(len(values) - 1, 1)
    return [(bisect_left(ordered, it) + bisect_right(ordered, it) - 1) / 2 / most for it in values]


def _box(node: Node) -> _Box:
    size = node_size(node.claims)
    lines = shown_label(node.entity.label).split("\n")
    width = max(map(len, lines)) * _LETTER
    more = _LINE * (len(lines) - 1)
    if node.entity.kind is Kind.DRUG:  # its label stands inside
        return _Box(0, 0, width * 1.25 + 24 + _GAP, 2 * _LINE + more + _GAP)
    # A label of two lines hangs below its node, which stays the middle of the box.
    return _Box(0, 0, max(2 * size, width) + _GAP, 2 * (size + _LINE + more) + _GAP)


def _push_apart(boxes: list[_Box], rounds: int = 300) -> None:
    """Move overlapping rectangles away from each other, along the shorter way, until none overlap."""
    for _ in range(rounds):
        moved = False
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                over_x = (one.width + other.width) / 2 - abs(one.x - other.x)
                over_y = (one.height + other.height) / 2 - abs(one.y - other.y)
                if over_x > 1 and over_y > 1:  # a pixel is no overlap
                    moved = True
                    if over_y / (one.height + other.height) <= over_x / (one.width + other.width):
                        shift = (over_y / 2 + 0.5) * (1 if one.y >= other.y else -1)
                        one.y, other.y = one.y + shift, other.y - shift
                    else:
                        shift = (over_x / 2 + 0.5) * (1 if one.x >= other.x else -1)
                        one.x, other.x = one.x + shift, other.x - shift
        if not moved:
            return


def _side_by_side(parts: list[dict[str, _Box]]) -> Iterable[dict[str, _Box]]:
    """Pack the parts into rows, as words into lines, on the sheet that fills the screen best."""
    extents = [_extent(list(part.values())) for part in parts]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in extents]
    sheets = accumulate(width for width, _ in sizes[:_SHEETS])
    corners = min((_rows(sizes, sheet) for sheet in sheets), default=(0.0, []))[1]
    for part, (left, top, _, _), (x, y) in zip(parts, extents, corners, strict=True):
        for box in part.values():
            box.x += x - left
            box.y += y - top
    return parts


def _rows(sizes: Iterable[_Place], sheet: float) -> tuple[float, list[_Place]]:
    """How high a screen must be for rows no wider than the sheet, and where each part goes."""
    x = y = row = widest = 0.0
    corners = []
    for width, height in sizes:
        if x and x + width > sheet + 1:
            x, y, row = 0.0, y + row, 0.0
        corners.append((x, y))
        x, row = x + width, max(row, height)
        widest = max(widest, x)
    return max(widest / ASPECT, y + row), corners


def _extent(boxes: list[_Box]) -> tuple[float, float, float, float]:
    return (
        min(box.x - box.width / 2 for box in boxes),
        min(box.y - box.height / 2 for box in boxes),
        max(box.x + box.width / 2 for box in boxes),
        max(box.y + box.height / 2 for box in boxes),
    )
