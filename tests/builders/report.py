"""Prints, table by table, which cases pass and what was found instead: for work on the engine.

Usage: python -m tests.builders.report [TABLE ...] [--quiet] [--known]

--quiet prints the counts only; --known prints the lines of `known_failures.txt`: a reason that
stands there already is kept, a new one says what went wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.lexicon import Lexicon
from tests.builders.tables import Case, Verdict, cases, judge, known_failures, tables


def described(claim: Claim) -> str:
    """The claim in the grammar of the tables."""
    flags = " ".join(["not"] * claim.negated + [claim.certainty.value] * claim.certainty.hedged)
    qualifiers = "; ".join(f"{name}: {', '.join(v)}" for name, v in claim.qualifiers.items())
    sides = (claim.subject.text, claim.predicate.value, claim.object.text, flags, qualifiers)
    return " | ".join(sides).rstrip(" |") + f"   ({claim.rule}; {claim.object.entity.kind})"


def explain(case: Case, verdict: Verdict) -> str:
    lines = [f"  {case.id} (line {case.line})", f"    > {case.document.text}"]
    lines += [f"    missed   {expected.line}" for expected in verdict.missed]
    lines += [f"    spurious {described(claim)}" for claim in verdict.spurious]
    return "\n".join(lines)


def reason(verdict: Verdict) -> str:
    """What went wrong first, in one line."""
    if verdict.missed:
        return f"not found: {verdict.missed[0].line}"
    return f"found wrongly: {described(verdict.spurious[0])}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Runs the sentence tables and says what failed.")
    parser.add_argument("tables", nargs="*", help="only these, by name without .md")
    parser.add_argument("--quiet", action="store_true", help="only the counts")
    parser.add_argument("--known", action="store_true", help="lines for known_failures.txt")
    options = parser.parse_args(arguments)
    extractor, known = Extractor(Lexicon.load()), known_failures()
    passed = total = 0
    for path in tables():
        if options.tables and path.stem not in options.tables:
            continue
        verdicts = [(case, judge(case, extractor.extract(case.document))) for case in cases(path)]
        right = sum(verdict.passed for _, verdict in verdicts)
        passed, total = passed + right, total + len(verdicts)
        failed = [(case, verdict) for case, verdict in verdicts if not verdict.passed]
        if options.known:
            for case, verdict in failed:
                sys.stdout.write(f"{case.id} | {known.get(case.id) or reason(verdict)}\n")
            continue
        sys.stdout.write(f"{path.stem}: {right} of {len(verdicts)}\n")
        if not options.quiet:
            for case, verdict in failed:
                sys.stdout.write(explain(case, verdict) + "\n")
    if not options.known:
        sys.stdout.write(f"all: {passed} of {total}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
