"""What a sentence says of a drug by measuring another by it."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

Said = tuple[str, str, str, bool]


def _said(text: str, subject: str) -> set[Said]:
    return {
        (c.subject.entity.label.lower(), str(c.predicate), c.object.text.lower(), c.negated)
        for c in extractor().extract(Document("d", text)).claims
        if c.subject.entity.label.lower() == subject
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Unlike ketamine, propofol does not raise blood pressure.",
            "ketamine | increases | blood pressure",
        ),
        (
            "Propofol, unlike ketamine, does not raise blood pressure.",
            "ketamine | increases | blood pressure",
        ),
        (
            "Propofol does not raise blood pressure, unlike ketamine.",
            "ketamine | increases | blood pressure",
        ),
        (
            "Propofol works fast. Unlike ketamine, it does not raise blood pressure.",
            "ketamine | increases | blood pressure",
        ),
        (
            "Unlike its predecessor terfenadine, fexofenadine does not cause arrhythmia.",
            "terfenadine | causes | arrhythmia",
        ),
        (
            "In contrast to clozapine, aripiprazole seldom causes weight gain.",
            "clozapine | causes | weight gain",
        ),
        (
            "Unlike simvastatin, pravastatin does not interact with grapefruit juice.",
            "simvastatin | interacts_with | grapefruit juice",
        ),
        ("Unlike morphine, naloxone does not relieve pain.", "morphine | treats | pain"),
        (
            "Clonidine lowered blood pressure more than prazosin did.",
            "prazosin | decreases | blood pressure",
        ),
        ("Clozapine causes more dizziness than risperidone.", "risperidone | causes | dizziness"),
        (
            "Dalteparin prevented thrombosis better than warfarin.",
            "warfarin | prevents | thrombosis",
        ),
        ("Like sertraline, citalopram treats depression.", "sertraline | treats | depression"),
        ("Naproxen causes nausea, like ibuprofen.", "ibuprofen | causes | nausea"),
        ("As with other SSRIs, sertraline can cause nausea.", "ssri | causes | nausea"),
        (
            "Buprenorphine does not cause the constipation that methadone does.",
            "methadone | causes | constipation",
        ),
        (
            "Gabapentin does not block sodium channels the way phenytoin does.",
            "phenytoin | inhibits | sodium channels",
        ),
        (
            "Losartan lowers blood pressure as much as enalapril does.",
            "enalapril | decreases | blood pressure",
        ),
    ],
)
def test_the_drug_another_is_measured_by_does_it(text: str, said: str) -> None:
    subject, predicate, object_ = said.split(" | ")

    assert (subject, predicate, object_, False) in _said(text, subject)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # nothing is said of what only differs
        ("Unlike ketamine, propofol lowers blood pressure.", "ketamine"),
        ("Memantine reduced agitation more than placebo.", "placebo"),
        # what follows is of the first drug alone
        (
            "Like other opioids, the drug sedates, but a large trial found that tramadol did not cause constipation.",
            "opioid",
        ),
        (
            "Romosozumab, which blocks sclerostin, prevents fractures better than alendronate.",
            "sclerostin",
        ),
        ("Remimazolam can be reversed with flumazenil and is shorter than propofol.", "propofol"),
    ],
)
def test_nothing_else_is_said_of_it(text: str, subject: str) -> None:
    assert _said(text, subject) == set()


def test_a_list_ends_at_the_comma_behind_what_the_drug_is_set_off_from() -> None:
    text = "Unlike ketamine, propofol and midazolam do not raise blood pressure."

    assert _said(text, "ketamine") == {("ketamine", "increases", "blood pressure", False)}
    assert _said(text, "midazolam") == {("midazolam", "increases", "blood pressure", True)}


def test_what_a_drug_is_set_off_from_is_no_class_of_it() -> None:
    text = "Empagliflozin is a drug. Unlike the sulfonylureas, it seldom causes hypoglycemia."

    assert not [said for said in _said(text, "empagliflozin") if said[1] == "has_role"]
