"""Prints, table by table, which cases pass and what was found instead: for work on the engine.

Usage: python -m tests.builders.report [TABLE ...] [--quiet]
       python -m tests.builders.report --update [--allow-regression]

--update strikes the cases that pass now from `known_failures.txt`; those that fail anew are only
added with --allow-regression, and then with what went wrong as the reason.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.lexicon import Lexicon
from tests.builders.tables import (
    KNOWN_FAILURES,
    Case,
    Verdict,
    cases,
    judge,
    known_failures,
    tables,
)

Verdicts = Mapping[str, Sequence[tuple[Case, Verdict]]]
_HEADING = """\
# Cases that the engine does not get yet: "table: case | reason", one a line.
# Kept by python -m tests.builders.report --update; better reasons are welcome and stay.
"""


def described(claim: Claim) -> str:
    """The claim in the grammar of the tables, with the rule that made it."""
    flags = " ".join(["not"] * claim.negated + [claim.certainty.value] * claim.certainty.hedged)
    qualifiers = "; ".join(f"{name}: {', '.join(v)}" for name, v in claim.qualifiers.items())
    sides = (claim.subject.text, claim.predicate.value, claim.object.text, flags, qualifiers)
    return " | ".join(sides).rstrip(" |") + f"   ({claim.rule}; {claim.object.entity.kind})"


def explain(case: Case, verdict: Verdict) -> str:
    """What a case wanted and did not get, and what it got and did not want."""
    lines = [f"  {case.id} (line {case.line})", f"    > {case.document.text}"]
    lines += [f"    missed   {expected.line}" for expected in verdict.missed]
    lines += [f"    spurious {described(claim)}" for claim in verdict.spurious]
    return "\n".join(lines)


def reason(verdict: Verdict) -> str:
    """What went wrong first, in one line."""
    if verdict.missed:
        return f"not found: {verdict.missed[0].line}"
    return f"found wrongly: {described(verdict.spurious[0])}"


def judged(names: Sequence[str] = ()) -> Verdicts:
    """The verdict on every case of the named tables, or of all."""
    extractor = Extractor(Lexicon.load())
    return {
        path.stem: [(case, judge(case, extractor.extract(case.document))) for case in cases(path)]
        for path in tables()
        if not names or path.stem in names
    }


def summary(verdicts: Verdicts, *, quiet: bool) -> str:
    """Counts, and unless quiet, every failure."""
    lines = []
    for table, judged_cases in verdicts.items():
        failed = [pair for pair in judged_cases if not pair[1].passed]
        lines.append(f"{table}: {len(judged_cases) - len(failed)} of {len(judged_cases)}")
        lines += [] if quiet else [explain(case, verdict) for case, verdict in failed]
    every = [verdict for judged_cases in verdicts.values() for _, verdict in judged_cases]
    return "\n".join([*lines, f"all: {sum(v.passed for v in every)} of {len(every)}"])


def update(verdicts: Verdicts, *, allow_regression: bool) -> str:
    """Write the list of known failures anew."""
    known = known_failures()
    failed = {
        case.id: verdict
        for judged_cases in verdicts.values()
        for case, verdict in judged_cases
        if not verdict.passed
    }
    new = [name for name in failed if name not in known]
    if new and not allow_regression:
        listed = "\n  ".join(new)
        sys.exit(f"these fail anew; mend them, or say --allow-regression and why:\n  {listed}")
    lines = [f"{name} | {known.get(name) or reason(failed[name])}\n" for name in sorted(failed)]
    KNOWN_FAILURES.write_text(_HEADING + "".join(lines), encoding="utf-8")
    return f"{len(failed)} known failures, {len(new)} of them new"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Runs the sentence tables and says what failed.")
    parser.add_argument("tables", nargs="*", help="only these, by name without .md")
    parser.add_argument("--quiet", action="store_true", help="only the counts")
    parser.add_argument("--update", action="store_true", help="renew the list of known failures")
    parser.add_argument("--allow-regression", action="store_true", help="let it grow")
    options = parser.parse_args(arguments)
    if options.update:
        text = update(judged(), allow_regression=options.allow_regression)
    else:
        text = summary(judged(options.tables), quiet=options.quiet)
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
