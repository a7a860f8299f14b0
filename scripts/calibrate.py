"""Fits the calibration of confidences, and writes it and its table: `python scripts/calibrate.py CORPORA`.

Overwrites pharmagraph/builders/scoring/calibration.json and the part of docs/calibration.md between its marks. The same
engine and corpora give the same data, byte for byte. Wants what training the scorer wants; takes some minutes. To be
run after the last change to rules, lexicon or scorer.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from calibrating.fitting import fit, held_out, left_out, weights  # noqa: E402
from calibrating.judging import Judged, judged, judged_examples  # noqa: E402
from calibrating.report import Reliability, reliability, table  # noqa: E402
from calibrating.unlearned import extractor as unlearned  # noqa: E402
from calibrating.unlearned import is_left_out  # noqa: E402

from pharmagraph.builders.extract import Extractor  # noqa: E402
from pharmagraph.ontology.lexicon import Lexicon  # noqa: E402

DATA = ROOT / "pharmagraph" / "builders" / "scoring" / "calibration.json"
DOCS = ROOT / "docs" / "calibration.md"
MARKS = "<!-- measured: begin -->", "<!-- measured: end -->"
FITTED = ("bc5cdr", "drugprot", "phee", "labeledin")  # free to use for fitting what ships
UNSEEN = {
    "ade_corpus_v2": "no, but shares sentences with phee",
    "biored": "no",
    "chemprot": "no, but shares documents with drugprot",
    "ddi": "no",
    "seeds": "no",
}


def main() -> None:
    """Extracts, judges, fits, writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", type=Path, help="the folder with a folder for each corpus")
    root = parser.parse_args().root
    extractor = Extractor(Lexicon.load(()))
    seen = judged_examples(extractor)
    held = unlearned(root)
    for corpus in FITTED:
        seen += judged(held, root / corpus, lambda row, name=corpus: is_left_out(name, row["id"]))
    calibration = fit(seen)
    content = {**asdict(calibration), "made_by": "scripts/calibrate.py"}
    text = json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False)
    DATA.write_text(text + "\n", encoding="utf-8")
    crossed = held_out(seen)
    unseen = [each for corpus in UNSEEN for each in judged(extractor, root / corpus)]
    fresh = [calibration.calibrated(each.raw, each.rule) for each in unseen]
    lines = [
        f"Measured {datetime.datetime.now(datetime.UTC).date()} at commit {_commit()} by"
        " `python scripts/calibrate.py ../shared/bench/dev`.",
        "",
        "Of the sources fitted, each document by a calibration that has not seen it (five folds):",
        "",
        table(_pooled(seen, crossed)),
        "",
        "Of the sources that had no part in fitting:",
        "",
        table(_pooled(unseen, fresh)),
        "",
        "| source | fitted | claims judged | right | mean confidence | ECE | ECE of raw confidences |",
        "|---|---|---:|---:|---:|---:|---:|",
        *_per_source(seen, crossed, "yes, other documents"),
        *_per_source(seen, left_out(seen), "yes, but left out whole here"),
        *_per_source(unseen, fresh, "no", UNSEEN),
    ]
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    measured = "\n".join([MARKS[0], "", *lines, "", MARKS[1]])
    DOCS.write_text(before + measured + after, encoding="utf-8")
    print("\n".join(lines))


def _pooled(claims: Sequence[Judged], said: Sequence[float]) -> Reliability:
    return reliability(said, [each.right for each in claims], list(weights(claims)))


def _per_source(
    claims: Sequence[Judged], said: Sequence[float], rest: str, fitted: Mapping[str, str] = {}
) -> list[str]:
    pairs = list(zip(claims, said, strict=True))
    raw = [each.raw for each in claims]
    lines = [_line("all, alike heavy", rest, _pooled(claims, said), _pooled(claims, raw), said)]
    for source in sorted({each.source for each in claims}):
        mine = [(each, p) for each, p in pairs if each.source == source]
        right, ps = [each.right for each, _ in mine], [p for _, p in mine]
        before = reliability([each.raw for each, _ in mine], right)
        lines.append(_line(source, fitted.get(source, rest), reliability(ps, right), before, ps))
    return lines


def _line(
    source: str, fitted: str, after: Reliability, before: Reliability, said: Sequence[float]
) -> str:
    mean = sum(said) / len(said)
    return (
        f"| {source} | {fitted} | {after.claims} | {after.right:.2f} | {mean:.2f} |"
        f" {after.error:.3f} | {before.error:.3f} |"
    )


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
