"""The steps of a link: what happened to it, what was decided on it, and when."""

from geodata.page_records import LinkStep
from layers.wording.facts import in_words
from loaders.atlas import Atlas

_LAST = "~"  # sorts after every digit: "after 2024-11" stands behind 12 November 2024


def steps_of(atlas: Atlas, id: str, *states: str) -> list[LinkStep]:
    """The steps of a link that are in one of these states, in the order of the file."""
    return [step for step in atlas.link_steps if step.link == id and step.state in states]


def when_text(step: LinkStep) -> str:
    """``12 July 2023``, or ``after November 2024``."""
    return f"{'after ' if step.after else ''}{in_words(step.date)}"


def sorted_by(step: LinkStep) -> str:
    """What sorts a step among the days of others."""
    return step.date + _LAST * step.after


def decisions(atlas: Atlas, id: str) -> list[LinkStep]:
    """What somebody decided on a link, the newest first."""
    return sorted(steps_of(atlas, id, "decided"), key=sorted_by, reverse=True)


def decided(atlas: Atlas, id: str) -> list[str]:
    """What somebody decided on a link, each with its date, the newest first."""
    return [f"{when_text(step)}: {sentence(step.what)}" for step in decisions(atlas, id)]


def sentence(text: str) -> str:
    """Words of the data as a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
