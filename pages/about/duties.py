"""What the atlas owes its readers beside facts: somebody to write to, licences, accessibility, privacy, answers."""

import streamlit as st

from pages.about.statements import Question, accessibility, regulator
from pages.catalogue import script_of
from pages.parts.contact import CONTACT, contact
from pages.parts.plain_text import as_text, link


def show_contact() -> None:
    """Where to write about an error, as far as whoever runs the server says so."""
    where = contact(CONTACT)
    if where:
        st.link_button("Report an error", where, icon=":material/flag:", type="primary")
        st.markdown(f"Or write to {as_text(where.removeprefix('mailto:').removeprefix('tel:'))}.")
    else:
        st.markdown("The operator of this server has published no address for errors. Tell whoever sent you here.")
    st.markdown(
        "Say which record is wrong (Share has a link to it), what it should say, and which document says so. A "
        "correction needs a public source, and is listed below."
    )


def show_licences() -> None:
    """The licences in short."""
    st.markdown(
        "The code is under Apache-2.0. Most data are under CC BY 4.0; what comes from OpenStreetMap is under the ODbL, "
        "and some outlines and registers have licences of their own. Every file that you download says which it "
        "contains."
    )
    st.page_link(script_of("/sources"), label="The licence of every layer", icon=":material/license:")


def show_accessibility() -> None:
    """What was tested, what is known to fail, and what was not tried."""
    found = accessibility()
    st.markdown(
        "The atlas is meant to be used by everyone, and is built towards the Web Content Accessibility Guidelines "
        "(WCAG) 2.2, level AA. It does not meet all of them. Nobody outside the project has audited it."
    )
    st.markdown("**What was tested**")
    st.markdown("\n".join(f"- {as_text(what)}: {as_text(how)}." for what, how in found.tested.items()))
    st.markdown("**What is known to fail**")
    own = [
        f"- {as_text(each.what)} :gray[{as_text(f'{each.where}. Instead: {each.instead}.')}]" for each in found.fails
    ]
    others = [
        f"- {as_text(told)} {link('Reported to those who can fix it', issue)}."
        for told, issue in found.upstream.items()
    ]
    st.markdown("\n".join([*own, *others]))
    st.markdown("**What was not tested**")
    st.markdown("\n".join(f"- {as_text(each)}" for each in found.untested))
    st.markdown("A page that you cannot use is an error: report it as one.")


def show_privacy() -> None:
    """What is kept of a reader."""
    st.markdown(
        "The atlas keeps nothing about you, needs no account and counts no visits. A page contacts no server but "
        "the one it came from.\n\n"
        "- **One cookie**, `_streamlit_xsrf`: a random number that keeps other sites from acting in your name. It is "
        "needed, says nothing about you, and goes when the browser is closed.\n"
        "- **What you choose** is in the page's address, and in the server's memory while the page is open.\n"
        "- **In your browser**, one note per visit says how often a page had to reload, and another whether "
        "you prefer light or dark pages. The server never sees them.\n\n"
        "Whoever runs the server, or a web server before it, may keep a log of requests. Ask them."
    )


def show_regulator() -> None:
    """The questions of the regulator's guidance, each with whether it is met and our answer."""
    guidance, questions = regulator()
    st.container(width=760).markdown(
        f"The UK’s {as_text(guidance['publisher'])} publishes guidance on dashboards of official statistics: "
        f"{link(guidance['title'], guidance['url'])}. The atlas is not official statistics and no regulator has "
        "reviewed it. These are our own answers, in our words, to the guidance's minimum and to its questions on "
        "trustworthiness."
    )
    groups = dict.fromkeys(each.of for each in questions)
    for column, group in zip(st.columns(len(groups), gap="large"), groups, strict=True):
        with column:
            st.markdown(f"**{as_text(group)}**")
            st.markdown("\n".join(_answered(each) for each in questions if each.of == group))


def _answered(question: Question) -> str:
    return f"- {as_text(question.asks)}  \n  **{as_text(question.met.capitalize())}.** {as_text(question.answer)}"
