"""How many pass what was asked for: a sentence that is seen, and heard whenever it has become another one."""

import streamlit as st


def show_counted(name: str, words: str, *, small: bool = False) -> None:
    """Show ``words``, Markdown; where some of them are bold these alone are heard. ``name`` is one for each such
    sentence of a page; ``small`` as a caption.
    """
    with st.container(key=f"counted-{name}"):  # `pages/frame/voice.js`
        (st.caption if small else st.markdown)(words)
