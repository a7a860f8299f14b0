"""Every stored query, and what compares claims, through the store on disk as a graph grows; memory and disk a claim.

    python benchmarks/graph.py --claims 2000 20000 200000 --plot docs/pictures/stored-queries.svg

The claims are made up by `page_claims.py`: documents of 25 claims, a few entities that are spoken of much
and many that are spoken of little. A query is asked with nothing set, and with each of its settings on the
entity that has most claims. Times are CPU seconds of the asking thread, the best of three, with all rows fetched; with
--wall they are seconds on the clock. Storing and asking run in processes of their own, so that their memory
can be told; that of storing includes the made-up claims.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from page_claims import made

from pharmagraph.graph.asking.sparql import query_text, run
from pharmagraph.graph.asking.stored import stored_queries
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.namespaces import PREFIXES

LIMIT = 100  # milliseconds
RUN = Run(engine="benchmark", lexicon="made", rules="made")
# Of each setting: whose entity, in which claims.
BUSIEST = {
    "drug": ("subject", None, "Drug"),
    "entity": ("subject", None, "Drug"),
    "subject": ("subject", None, "Drug"),
    "condition": ("object", "treats", "Condition"),
    "effect": ("object", "causes", "Effect"),
    "target": ("object", "inhibits", "Protein"),
    "agency": ("object", "approved_by", "Organisation"),
    "object": ("object", None, "Condition"),
}


def fill(path: Path, number: int) -> dict[str, float]:
    """Make a graph of so many claims, and return what the store made of it and how long it took."""
    claims, documents = made(number)
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document].append(claim)
    extractions = (
        Extraction(document, _mentions(of[document.id]), tuple(of[document.id]))
        for document in documents
    )
    start = time.process_time()
    with open_store(path, write=True) as store:
        store.replace_all(extractions, RUN)
        seconds = time.process_time() - start
        text = sum(len(document.text.encode()) for document in documents)
        return {"seconds": seconds, "triples": len(store.engine), "text": text}


def _mentions(claims: list[Claim]) -> tuple[Mention, ...]:
    return tuple(sorted({mention for claim in claims for mention in (claim.subject, claim.object)}))


def settings(store: ClaimStore) -> dict[str, str]:
    """Return a value for each setting: the busiest of its kind."""
    values = {"predicate": "treats"}
    for name, (role, predicate, kind) in BUSIEST.items():
        which = f"?claim biolink:predicate pg:{predicate} ." if predicate else ""
        values[name] = _first(
            store,
            f"SELECT ?it (COUNT(?claim) AS ?n) {{ {which} {{ SELECT ?claim ?it {{ ?claim biolink:{role} ?it }} }} "
            f"{{ SELECT DISTINCT ?it {{ ?it a pg:{kind} }} }} }} GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1",
        )
    values["proposition"] = _first(
        store,
        "SELECT ?it (COUNT(?claim) AS ?n) { ?claim pg:proposition ?it } "
        "GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1",
    )
    return {
        name: _first(store, f"SELECT ?it {{ ?term pg:identity <{value}> ; pg:curie ?it }} LIMIT 1")
        if name in BUSIEST
        else value
        for name, value in values.items()
    }


def _first(store: ClaimStore, query: str) -> str:
    result = store.engine.query(query, prefixes=PREFIXES)
    assert isinstance(result, ox.QuerySolutions)
    value = next(iter(result))["it"]
    assert isinstance(value, ox.NamedNode | ox.Literal)
    return value.value


def milliseconds(store: ClaimStore, clock: Callable[[], float], name: str, **given: str) -> float:
    """Return how long a stored query takes, its settings looked up and all rows fetched."""
    times = []
    for _ in range(3):
        start = clock()
        for _row in run(store, query_text(store, name, given)):  # type: ignore[union-attr]
            pass
        times.append(clock() - start)
    return min(times) * 1000


def ask(path: Path, clock: Callable[[], float]) -> dict[str, float]:
    """Ask every stored query, with nothing set and with each of its settings."""
    times = {}
    with open_store(path) as store:
        values = settings(store)
        for name, query in stored_queries().items():
            times[name] = milliseconds(store, clock, name)
            for parameter in query.parameters:
                if parameter.name in values:
                    given = {parameter.name: values[parameter.name]}
                    times[f"{name} {parameter.name}"] = milliseconds(store, clock, name, **given)
    return times


def compare(path: Path, clock: Callable[[], float]) -> dict[str, float]:
    """List conflicts, agreement, changes, problems and conclusions once each, in milliseconds."""
    from pharmagraph.graph.comparing.agreement import standings, voices_of  # noqa: PLC0415
    from pharmagraph.graph.comparing.conflicts import conflicts  # noqa: PLC0415
    from pharmagraph.graph.comparing.diff import diff  # noqa: PLC0415
    from pharmagraph.graph.selection import Selection  # noqa: PLC0415
    from pharmagraph.graph.validate import validate  # noqa: PLC0415

    with open_store(path) as store:
        drug = Selection(subject=(settings(store)["drug"],))
        steps: dict[str, Callable[[], object]] = {
            "conflicts": lambda: conflicts(store),
            "agreement --least 2": lambda: list(standings(store, least=2)),
            "agreement --subject DRUG": lambda: list(standings(store, drug)),
            "agreement": lambda: list(standings(store)),
            "agreement, independent sources": lambda: voices_of(store),
            "diff, with itself": lambda: diff(store, store),
            "validate": lambda: validate(store),
        }
        times = {}
        for name, step in steps.items():
            start = clock()
            step()
            times[name] = (clock() - start) * 1000
    return times


def in_process(*arguments: str) -> dict[str, float]:
    """Run a step in a process of its own, and return what it printed."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def measure(number: int, *options: str) -> dict[str, dict[str, float]]:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        filled = in_process("--fill", str(path), "--claims", str(number))
        times = in_process("--ask", str(path), *options)
        compared = in_process("--compare", str(path), *options)
        filled["disk"] = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    asking = {"memory": times.pop("memory")}
    comparing = {"memory": compared.pop("memory")}
    return {
        "filled": filled,
        "asking": asking,
        "times": times,
        "comparing": comparing,
        "compared": compared,
    }


def report(sizes: dict[int, dict[str, dict[str, float]]]) -> str:
    """Return the tables, in Markdown."""
    lines = [
        "| claims | documents' text MB | triples a claim | disk a claim | stored, CPU s "
        "| memory when storing | when asking |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, found in sizes.items():
        filled = found["filled"]
        lines.append(
            f"| {number:,} | {filled['text'] / 1e6:.1f} | {filled['triples'] / number:.1f} "
            f"| {filled['disk'] / number / 1e3:.2f} kB | {filled['seconds']:.1f} "
            f"| {filled['memory'] / 1e3:.0f} MB | {found['asking']['memory'] / 1e3:.0f} MB |"
        )
    lines += ["", f"| milliseconds | {' | '.join(f'{number:,}' for number in sizes)} |"]
    lines.append(f"|---|{'---|' * len(sizes)}")
    for name in next(iter(sizes.values()))["times"]:
        query, _, setting = name.partition(" ")
        shown = f"`{query}`, {setting} set" if setting else f"`{query}`"
        times = (f"{found['times'][name]:.1f}" for found in sizes.values())
        lines.append(f"| {shown} | {' | '.join(times)} |")
    lines += ["", f"| seconds | {' | '.join(f'{number:,}' for number in sizes)} |"]
    lines.append(f"|---|{'---|' * len(sizes)}")
    for name in next(iter(sizes.values()))["compared"]:
        times = (f"{found['compared'][name] / 1000:.1f}" for found in sizes.values())
        lines.append(f"| `{name}` | {' | '.join(times)} |")
    memory = (f"{found['comparing']['memory'] / 1e3:.0f} MB" for found in sizes.values())
    lines.append(f"| memory | {' | '.join(memory)} |")
    return "\n".join(lines) + "\n"


def plot(sizes: dict[int, dict[str, dict[str, float]]]) -> str:
    """Return the growth as a picture: a line for each query, nothing set and set, both axes logarithmic."""
    names = list(next(iter(sizes.values()))["times"])
    panels = [
        ("nothing set", [name for name in names if " " not in name]),
        ("set to the entity with most claims", [name for name in names if " " in name]),
    ]
    body = "".join(_panel(sizes, title, which, 470 * n) for n, (title, which) in enumerate(panels))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 420" font-family="sans-serif" '
        f'font-size="11">\n<rect width="940" height="420" fill="#fff"/>\n{body}</svg>\n'
    )


def _panel(
    sizes: dict[int, dict[str, dict[str, float]]], title: str, names: list[str], left: int
) -> str:
    numbers = list(sizes)
    low, high = math.log10(0.1), math.log10(10_000)

    def x(number: int) -> float:
        span = math.log10(numbers[-1]) - math.log10(numbers[0]) or 1
        return left + 50 + 250 * (math.log10(number) - math.log10(numbers[0])) / span

    def y(value: float) -> float:
        return 370 - 330 * (math.log10(max(value, 0.1)) - low) / (high - low)

    parts = [f'<text x="{left + 50}" y="22" font-weight="bold">{title}</text>\n']
    for value in (0.1, 1, 10, 100, 1000, 10_000):
        ink = "#c00" if value == LIMIT else "#ddd"
        parts.append(
            f'<line x1="{left + 50}" x2="{left + 300}" y1="{y(value):.1f}" y2="{y(value):.1f}" '
            f'stroke="{ink}"/><text x="{left + 44}" y="{y(value) + 4:.1f}" text-anchor="end">'
            f"{value:g}{' ms' if value == LIMIT else ''}</text>\n"
        )
    for number in numbers:
        parts.append(f'<text x="{x(number):.1f}" y="390" text-anchor="middle">{number:,}</text>\n')
    parts.append(f'<text x="{left + 175}" y="410" text-anchor="middle">claims</text>\n')
    last, free = numbers[-1], 30.0
    for name in sorted(names, key=lambda name: -sizes[last]["times"][name]):
        points = " ".join(
            f"{x(number):.1f},{y(found['times'][name]):.1f}" for number, found in sizes.items()
        )
        end = y(sizes[last]["times"][name])
        free = max(free + 12, end + 4)  # labels stand below each other, not over
        parts.append(f'<polyline points="{points}" fill="none" stroke="#246" opacity=".7"/>\n')
        parts.append(
            f'<line x1="{x(last):.1f}" y1="{end:.1f}" x2="{x(last) + 10:.1f}" y2="{free - 4:.1f}" '
            f'stroke="#bbb"/><text x="{x(last) + 13:.1f}" y="{free:.1f}" font-size="10">{name}</text>\n'
        )
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, nargs="+", default=[2_000, 20_000, 200_000])
    parser.add_argument("--plot", type=Path, help="write the growth as SVG")
    parser.add_argument("--wall", action="store_true", help="the clock in place of CPU seconds")
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--compare", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.fill or arguments.ask or arguments.compare:
        clock = time.perf_counter if arguments.wall else time.thread_time
        if arguments.fill:
            found = fill(arguments.fill, arguments.claims[0])
        elif arguments.ask:
            found = ask(arguments.ask, clock)
        else:
            found = compare(arguments.compare, clock)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({**found, "memory": memory}))
        return
    options = ["--wall"] if arguments.wall else []
    sizes = {number: measure(number, *options) for number in arguments.claims}
    print(report(sizes))
    if arguments.plot:
        arguments.plot.write_text(plot(sizes), encoding="utf-8")


if __name__ == "__main__":
    main()
