"""A mechanism as a picture: entities in columns from left to right, words on every line, nothing over another.

Only places are made here; `page/chain.svg` draws them. Between two columns of entities stands a
column of words, one place for each line, so that parallel lines and their words stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean
from textwrap import wrap

from pharmagraph.graph.claim import Entity
from pharmagraph.ontology.predicates import SIGNATURES
from pharmagraph.viz.mechanism import depths_of
from pharmagraph.viz.network import Edge
from pharmagraph.viz.style import KINDS, LOWERING

LINKS = 36  # in a picture: with more, its columns are longer than a page
NOTES = 3  # footnotes at a link, at most; all are in the text
_LETTER, _LINE = 7.3, 15  # pixels of a letter and of a line, at 13 px
_WRAP = 19  # letters in a line of a box
_LINES = 3  # of a box, at most
_BEND = 26  # pixels left and right of the words, for the line to turn
_GAP = 10
_SWEEPS = 8


@dataclass
class Box:
    """An entity: its middle, its size, and its label in lines."""

    lines: Sequence[str]
    label: str
    kind: str
    colour: str
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0


@dataclass
class Arrow:
    """A link: a path, where its words stand, and how it ends."""

    words: str
    line: str
    lowering: bool  # asked by the template: it ends in a bar
    notes: Sequence[int]
    more: int
    path: str = ""
    x: float = 0
    y: float = 0
    end: tuple[float, float] = (0, 0)


@dataclass(frozen=True)
class Chain:
    """A picture of this size in pixels."""

    width: int
    height: int
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]


@dataclass(eq=False)
class _Place:
    """A place in a column: of an entity, of words, or of a line on its way past."""

    height: float
    rank: float
    before: list[_Place] = field(default_factory=list)
    after: list[_Place] = field(default_factory=list)
    y: float = 0


def chain(
    edges: Sequence[Edge], drug: str, entities: Mapping[str, Entity], numbers: Mapping[str, int]
) -> Chain:
    """The picture of these links, of which none leads back; `numbers` are those of the footnotes."""
    depths = depths_of(edges, drug) or {}
    boxes = {id: _box(entities[id]) for id in depths}
    arrows = [_arrow(edge, numbers) for edge in edges]
    columns: list[list[_Place]] = [[] for _ in range(2 * max(depths.values()) + 1)]
    places = {id: _Place(box.height, rank) for rank, (id, box) in enumerate(boxes.items())}
    for id, place in places.items():
        columns[2 * depths[id]].append(place)
    ways = [_way(edge, rank, depths, places, columns) for rank, edge in enumerate(edges)]
    _order(columns)
    height = _heights(columns)
    lefts, widths = _across(boxes, arrows, edges, depths, len(columns))
    for id, box in boxes.items():
        box.width = widths[2 * depths[id]]
        box.x, box.y = lefts[2 * depths[id]] + box.width / 2, places[id].y
    for edge, arrow, way in zip(edges, arrows, ways, strict=True):
        _draw(arrow, way, 2 * depths[edge.subject], lefts, widths)
    return Chain(round(lefts[-1] + widths[-1] + 4), round(height), list(boxes.values()), arrows)


def _box(entity: Entity) -> Box:
    lines = wrap(entity.label, _WRAP) or [entity.id[:_WRAP]]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _WRAP - 1] + "…"]
    look = KINDS[entity.kind]
    box = Box(lines, entity.label, look.label, look.colour)
    box.width = max(map(len, lines)) * _LETTER + 20
    box.height = len(lines) * _LINE + 12
    return box


def _arrow(edge: Edge, numbers: Mapping[str, int]) -> Arrow:
    words = SIGNATURES[edge.predicate].label
    words = f"not: {words}" if edge.negated else words
    words = f"{words}?" if edge.hedged else words
    notes = [numbers[claim.id] for claim in edge.claims]
    line = edge.line.value.replace(" ", "-")
    left = max(len(notes) - NOTES, 0)
    return Arrow(words, line, edge.predicate in LOWERING, notes[:NOTES], left)


def _way(
    edge: Edge,
    rank: int,
    depths: Mapping[str, int],
    places: Mapping[str, _Place],
    columns: list[list[_Place]],
) -> list[_Place]:
    """The places that a link passes, with those of its two ends."""
    way = [places[edge.subject]]
    for column in range(2 * depths[edge.subject] + 1, 2 * depths[edge.object]):
        words = column == 2 * depths[edge.subject] + 1
        place = _Place(_LINE + 9 if words else 6, rank)
        columns[column].append(place)
        way.append(place)
    way.append(places[edge.object])
    for one, other in pairwise(way):
        one.after.append(other)
        other.before.append(one)
    return way


def _order(columns: Sequence[list[_Place]]) -> None:
    """Sort each column by where its neighbours stand, back and forth: lines cross less."""
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for column in columns if forth else reversed(columns):
            column.sort(
                key=lambda place: (
                    _middle(place.before if forth else place.after, place),
                    place.rank,
                )
            )
            for number, place in enumerate(column):
                place.y = number - (len(column) - 1) / 2


def _middle(neighbours: Iterable[_Place], place: _Place) -> float:
    ys = [neighbour.y for neighbour in neighbours]
    return fmean(ys) if ys else place.y


def _heights(columns: Sequence[Sequence[_Place]]) -> float:
    """Set the height at which each place stands: near its neighbours, in order, none over another."""
    for column in columns:
        _spread(column, [0.0] * len(column))
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wanted = [_middle([*place.before, *place.after], place) for place in column]
            _spread(column, wanted)
    top = min(place.y - place.height / 2 for column in columns for place in column) - _GAP
    for column in columns:
        for place in column:
            place.y -= top
    return max(place.y + place.height / 2 for column in columns for place in column) + _GAP


def _spread(column: Sequence[_Place], wanted: Sequence[float]) -> None:
    """The places as near to the wanted heights as their order and sizes allow (least squares)."""
    offset = 0.0
    offsets = []
    for before, place in zip([None, *column], column, strict=False):
        offset += 0 if before is None else (before.height + place.height) / 2 + _GAP
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # the mean of what is wanted, and of how many places
    for height, above in zip(wanted, offsets, strict=True):
        mean, size = height - above, 1
        while blocks and blocks[-1][0] > mean:
            other, count = blocks.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        blocks.append((mean, size))
    means = [mean for mean, size in blocks for _ in range(size)]
    for place, above, mean in zip(column, offsets, means, strict=True):
        place.y = mean + above


def _across(
    boxes: Mapping[str, Box],
    arrows: Sequence[Arrow],
    edges: Sequence[Edge],
    depths: Mapping[str, int],
    columns: int,
) -> tuple[list[float], list[float]]:
    """Where each column begins, and how wide it is."""
    widths = [0.0] * columns
    for id, box in boxes.items():
        widths[2 * depths[id]] = max(widths[2 * depths[id]], box.width)
    for edge, arrow in zip(edges, arrows, strict=True):
        column = 2 * depths[edge.subject] + 1
        notes = sum(len(str(note)) + 1 for note in arrow.notes) * 5 + (26 if arrow.more else 0)
        widths[column] = max(widths[column], len(arrow.words) * _LETTER + notes + 2 * _BEND)
    lefts = [4 + sum(widths[:column]) for column in range(columns)]
    return lefts, widths


def _draw(
    arrow: Arrow,
    way: Sequence[_Place],
    column: int,
    lefts: Sequence[float],
    widths: Sequence[float],
) -> None:
    """The path from the right side of one box to the left side of the other, level in every column."""
    subject, *passed, object = way
    x, y = lefts[column] + widths[column], subject.y + _port(subject, subject.after, passed[0])
    arrival = object.y + _port(object, object.before, passed[-1])
    path = f"M{x:.0f},{y:.1f}"
    for number, place in enumerate(passed, column + 1):
        bend = _BEND if number % 2 else 0
        path += _curve(x, y, lefts[number] + bend, place.y)
        x, y = lefts[number] + widths[number] - bend, place.y
        path += f" H{x:.0f}"
    end = lefts[column + len(way) - 1]
    arrow.path = path + _curve(x, y, end, arrival)
    arrow.x, arrow.y = lefts[column + 1] + _BEND, passed[0].y - 5
    arrow.end = (round(end, 1), round(arrival, 1))


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f" C{middle:.0f},{y:.1f} {middle:.0f},{to_y:.1f} {to_x:.0f},{to_y:.1f}"


def _port(place: _Place, lines: Sequence[_Place], line: _Place) -> float:
    """How far from the middle of a box a line begins or ends, so that lines do not run into one."""
    ordered = sorted(lines, key=lambda each: each.y)
    room = min(9.0, (place.height - 10) / max(len(lines), 1))
    return round((ordered.index(line) - (len(lines) - 1) / 2) * room, 1)
