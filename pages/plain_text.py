"""Text from records, made safe for Streamlit's Markdown: it is shown as it stands, whatever it contains."""

import re

_MEANT = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII punctuation mark: Markdown lets each of them be escaped
_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def as_text(words: object) -> str:
    """``*bold* <b>`` shown as exactly these characters; line breaks become spaces."""
    return _MEANT.sub(r"\\\1", _BREAKS.sub(" ", str(words)))


def link(words: object, address: str) -> str:
    """A Markdown link to a web address, or the words alone where the address is not one."""
    if not address.startswith(("https://", "http://")):
        return as_text(words)
    safe = "".join(mark if mark not in " <>()[]\\\"'`|" else f"%{ord(mark):02X}" for mark in address)
    return f"[{as_text(words)}](<{safe}>)"
