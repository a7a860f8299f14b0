"""Captions of films and lectures (SubRip .srt, WebVTT .vtt): what is spoken, without times and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.source import Source
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

# The line of a cue's times, also where one of them is broken: what is spoken in the cue is not.
_TIMES = re.compile(r"(?=.*\d:\d\d)[^<]*?-{1,3}>.*")
_LONGEST_TIMES = 200  # characters, with what is said there of the place on the screen
_ASIDE = ("WEBVTT", "NOTE", "STYLE", "REGION")  # how blocks begin that nobody speaks
_FIRST = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:WEBVTT\b|\d+\r?\n\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->)"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,200})?[ \t]+(?P<name>[^<>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_EMPTY_LINES = re.compile(r"\n{2,}")
_SOUND = re.compile(r"[\[(][^\[\]()]{1,40}[\])]|[♪♫]+")  # "[applause]"
_ENDED = re.compile(r"(?<=[a-z\d)][.?!]) (?=[A-Z])")  # each sentence has its line
_TURN = re.compile(r"^(?:>>+|-|–)\s*(?=\S)")  # another speaker begins


def looks_like_captions(head: bytes) -> bool:
    """Whether the first bytes are those of captions."""
    return _FIRST.match(head) is not None


def read_captions(source: Source) -> Iterator[Document]:
    """What is spoken in a film as one document: a paragraph for each turn of a speaker."""
    text, encoding = decode(source.data(), source.name)
    spoken = _spoken(text)
    if not spoken:
        raise UnreadableDocumentError(
            source.name, "no captions were found in the file", "give captions as .srt or .vtt"
        )
    yield Document(
        id=source.name,
        text=spoken,
        format="captions",
        source=source.name,
        metadata={"encoding": encoding},
    )


def _spoken(text: str) -> str:
    turns: list[list[str]] = [[]]
    last = speaker = ""
    for line in _lines(text):
        voice = _VOICE.search(line)
        said = _cleaned(line)
        if not said or said == last:  # lines that roll upwards come twice
            continue
        last = said
        turn = _TURN.match(said)
        if voice and voice["name"] != speaker:
            speaker = voice["name"]
            turns.append([f"{speaker.strip()}:"])
        elif turn:
            turns.append([])
        turns[-1].append(said[turn.end() :] if turn else said)
    return "\n\n".join(_ENDED.sub("\n", " ".join(turn)) for turn in turns if turn)


def _lines(text: str) -> Iterator[str]:
    """The lines that are spoken: those below the times of a cue, up to an empty line and the next cue's number or name.

    In SubRip a block without times goes on with what was said before, in WebVTT only where nothing was.
    """
    web = text.startswith("WEBVTT")
    goes_on = False
    for block in _EMPTY_LINES.split(text):
        lines = block.split("\n")
        times = [number for number, line in enumerate(lines) if _is_times(line)]
        if not times:
            if goes_on and not block.startswith(_ASIDE) and not block.strip().isdigit():
                yield from lines
                goes_on = not web
            continue
        goes_on = not web or times[-1] == len(lines) - 1
        for at, end in pairwise([*times, len(lines)]):
            # Where no empty line parts two cues, the number of the second stands last in the first.
            numbered = end < len(lines) and end - at > 1 and lines[end - 1].strip().isdigit()
            yield from lines[at + 1 : end - numbered]


def _is_times(line: str) -> bool:
    return len(line) <= _LONGEST_TIMES and ">" in line and _TIMES.fullmatch(line) is not None


def _cleaned(line: str) -> str:
    plain = _SOUND.sub(" ", _TAG.sub("", line))
    plain = plain.replace("&nbsp;", " ").replace("&amp;", "&").replace("&lt;", "<")
    return " ".join(plain.split())
