"""A network to one page that needs nothing but itself: the only file that knows pyvis.

pyvis makes the network and brings vis-network, which draws it. Its own template is not used: it
loads from the web, and lets scripts in. Ours escapes by itself, allows no script but its own two
by their hashes, and allows nothing at all from outside.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as VisNetwork

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import SIGNATURES
from pharmagraph.viz.layout import positions, shown_label
from pharmagraph.viz.network import Edge, Network
from pharmagraph.viz.payload import Json, compact, packed
from pharmagraph.viz.style import (
    DARK_LINES,
    DASHES,
    FAMILIES,
    FAMILY_COLOURS,
    HEDGES,
    KINDS,
    LOWERING,
    Look,
    dashes,
    edge_width,
    node_size,
)

# In this order they are one script; each file says what it is for.
SCRIPTS = (
    "text.js",
    "data.js",
    "time.js",
    "view.js",
    "layout.js",
    "graph.js",
    "names.js",
    "along.js",
    "panel.js",
    "reader.js",
    "table.js",
    "search.js",
    "filters.js",
    "review.js",
    "main.js",
)
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_TITLE = 200  # characters
_BORDER = "#3d4c59"  # seen on light and on dark


def page(*, title: str, sentence: str, first: Network, data: Json, view: Json) -> str:
    """The whole file: `first` is drawn at once, `data` is everything that the page can show.

    `view` says what the page opens with, in the words of its own address (see page/view.js).
    """
    vis = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    ours = '"use strict";\n(() => {\n' + "\n".join(map(_asset, SCRIPTS)) + "\n})();\n"
    return filled(
        "page.html",
        "page.css",
        (vis, ours),
        title=title[:_TITLE],
        sentence=sentence,
        first=Markup(compact({**_network_data(first), "looks": _looks(), "view": view})),
        data=packed(data),
    )


def filled(template: str, style: str, scripts: tuple[str, ...] = (), **values: object) -> str:
    """A template of ours with these values, all of which are escaped, and a policy that allows no more."""
    sheet = _asset(style)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_asset)
    )
    page = environment.get_template(template).render(
        style=Markup(sheet),
        scripts=[Markup(script) for script in scripts],
        policy=_policy(scripts, sheet),
        **values,
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def drawn(network: Network) -> VisNetwork:
    """The network in pyvis: every node in its place, parallel claims kept apart, physics off."""
    canvas = VisNetwork(directed=True, cdn_resources="in_line")
    canvas.set_options(json.dumps(_options()))
    place = positions(network)
    for node in network.nodes:
        x, y = place[node.entity.id]
        canvas.add_node(
            node.entity.id,
            label=shown_label(node.entity.label) or node.entity.id[:20],
            shape=KINDS[node.entity.kind].shape,
            group=node.entity.kind.value,
            size=node_size(node.claims),
            x=x,
            y=y,
        )
    bends = _bends(network)
    for edge, bend in zip(network.edges, bends, strict=True):
        canvas.add_edge(edge.subject, edge.object, **_edge_look(edge, bend))
    return canvas


def _edge_look(edge: Edge, bend: float) -> dict[str, Json]:
    end = "bar" if edge.predicate in LOWERING else "arrow"
    colour = FAMILY_COLOURS[FAMILIES[edge.predicate]]
    words = SIGNATURES[edge.predicate].label
    return {
        "id": edge_id(edge),
        "label": f"not: {words}" if edge.negated else f"{words}?" if edge.hedged else words,
        "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": 1},
        "dashes": dashes(edge.line, (claim.certainty for claim in edge.claims)),
        "width": edge_width(edge.sources),
        "arrows": {"to": {"enabled": True, "type": end, "scaleFactor": 0.6}},
        "arrowStrikethrough": end == "bar",  # the line goes on to its bar
        "denied": edge.negated,
        "smooth": {"enabled": bend != 0, "type": "curvedCW", "roundness": bend},
    }


def edge_id(edge: Edge) -> str:
    """What names an edge on the page and in its address."""
    return "|".join((edge.subject, edge.predicate, edge.object, edge.line))


def _bends(network: Network) -> list[float]:
    """How far each edge is bent, so that edges between the same two nodes do not hide each other."""
    pairs = [frozenset((edge.subject, edge.object)) for edge in network.edges]
    total, seen = Counter(pairs), Counter[frozenset[str]]()
    bends = []
    for edge, pair in zip(network.edges, pairs, strict=True):
        turn = 1 if edge.subject == min(pair) else -1  # seen from the other end, left is right
        bends.append(round(turn * 0.22 * (seen[pair] - (total[pair] - 1) / 2), 3))
        seen[pair] += 1
    return bends


def _network_data(network: Network) -> dict[str, Json]:
    nodes, edges, _, _, _, options = drawn(network).get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _looks() -> Json:
    """The tables of style.py, for the views that the page draws by itself."""
    return {
        "kinds": {
            kind.value: [look.label, look.colour, look.shape] for kind, look in KINDS.items()
        },
        "families": {family.value: colour for family, colour in FAMILY_COLOURS.items()},
        "dark": DARK_LINES,
        "dashes": {said.value: drawn for said, drawn in (*DASHES.items(), *HEDGES.items())},
    }


def _options() -> dict[str, Json]:
    """vis-network's settings: nothing moves by itself."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
        "groups": {kind.value: _group(kind, look) for kind, look in KINDS.items()},
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
        "edges": {
            "font": {"size": 0},  # the words are drawn by along.js
            "selectionWidth": 2.5,
            "hoverWidth": 1.5,
            "arrowStrikethrough": False,
        },
    }


def _group(kind: Kind, look: Look) -> dict[str, Json]:
    paint = {"background": look.colour, "border": _BORDER}
    colour: dict[str, Json] = {**paint, "highlight": paint, "hover": paint}
    if kind is Kind.DRUG:
        font: Json = {"color": "#ffffff", "size": 17, "strokeWidth": 0}  # it stands in its box
        return {"color": colour, "font": font, "shapeProperties": {"borderRadius": 8}, "margin": 9}
    return {"color": colour, "borderWidth": 1}


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing from anywhere, but these scripts and this style."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _asset(name: str) -> str:
    return files("pharmagraph.viz").joinpath("page", name).read_text(encoding="utf-8")
