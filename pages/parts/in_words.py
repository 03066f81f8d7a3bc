"""What a map, a chart or a picture shows, in words that are read out and not seen."""

import html

import streamlit as st


def show_in_words(words: str) -> None:
    """Put the words beside what they tell of, for those who listen. Without words there is nothing."""
    if words:
        told = html.escape(" ".join(words.split()))
        st.html(f'<p class="atlas-told">{told}</p>')
