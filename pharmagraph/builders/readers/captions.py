"""Captions of films and lectures (SubRip .srt, WebVTT .vtt): what is spoken, without times and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.source import Source
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*$", re.MULTILINE)
_FIRST = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:WEBVTT\b|\d+\r?\n\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->)"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_SOUND = re.compile(r"[\[(][^\[\]()]{1,40}[\])]|[♪♫]+")  # "[applause]"
_ENDED = re.compile(r"(?<=[a-z\d)][.?!]) (?=[A-Z])")  # each sentence has its line
_TURN = re.compile(r"^(?:>>+|-|–)\s*(?=\S)")  # another speaker begins


def looks_like_captions(head: bytes) -> bool:
    """Whether the first bytes are those of captions."""
    return _FIRST.match(head) is not None


def read_captions(source: Source) -> Iterator[Document]:
    """What is spoken in a film as one document: a paragraph for each turn of a speaker."""
    text, encoding = decode(source.data(), source.name)
    spoken = _spoken(text.replace("\r\n", "\n"))
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
    cues = list(_CUE.finditer(text))
    ends = [*(cue.start() for cue in cues), len(text)][1:]
    turns: list[list[str]] = [[]]
    last = speaker = ""
    for cue, end in zip(cues, ends, strict=True):
        for line in _lines(text[cue.end() : end]):
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


def _lines(cue: str) -> list[str]:
    """The lines of a cue: up to the empty line behind it, where the number or name of the next one stands."""
    return cue.lstrip("\n").partition("\n\n")[0].split("\n")


def _cleaned(line: str) -> str:
    plain = _SOUND.sub(" ", _TAG.sub("", line))
    plain = plain.replace("&nbsp;", " ").replace("&amp;", "&").replace("&lt;", "<")
    return " ".join(plain.split())
