"""The port that was chosen: its figures, what it is equipped for, who guards it, and every commitment on it."""

from datetime import date

import streamlit as st

from geodata.records import Commitment
from layers.maps.headings import delivered, promised
from layers.ports.choice import PortsChoice, ports_of
from layers.ports.comparison import facility_words, handled, unverified_text
from layers.ports.neighbours import Neighbour, counted_by_status, touching
from layers.ports.routes import running, services_of
from layers.wording.evidence import BEST_SOURCE, grade_of
from layers.wording.facts import NOT_PUBLISHED, age_note, in_a_sentence, in_words, sources_of
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.evidence import show_figures
from pages.parts.plain_text import as_text, site, source_lines


def show_first_figures(atlas: Atlas, choice: PortsChoice, energy: list[Neighbour], others: list[str]) -> None:
    """The answers of the first screen: what the port handles, who sails there, what comes ashore, what was promised."""
    services = services_of(atlas, choice.port)
    now = running(atlas, services)
    closed = len(services) - len(now)
    ids = [each.id for each in energy]
    naming, linked, general = touching(atlas, choice.port, others)
    figures = [
        *handled(atlas, choice.port),
        Figure(
            "Regular services in service",
            str(len(now)),
            (f"{closed} more {'are' if closed > 1 else 'is'} closed. " if closed else "")
            + "A selection, without sailing times.",
            tuple(now),
        ),
        Figure(
            f"Energy within {choice.km:g} km",
            f"{len(ids)} place{'s' if len(ids) != 1 else ''} and line{'s' if len(ids) != 1 else ''}",
            f"{counted_by_status(atlas, ids)}." if ids else "None in the atlas.",
            tuple(ids),
        ),
        Figure(
            "Commitments tied to the port",
            str(len(naming)),
            f"{len(linked)} more are tied to something at the port, {len(general)} are about ports in general.",
        ),
    ]
    show_figures(atlas, figures, "port")


def show_port(atlas: Atlas, choice: PortsChoice, watch: list[Neighbour], others: list[str], today: date) -> None:
    """Draw the section of the chosen port into the current container."""
    port = atlas.feature(choice.port)
    st.subheader(as_text(port["name"]), anchor="port")
    st.markdown(as_text(port["description"]))
    left, right = st.columns(2, gap="large")
    with left:
        _show_equipment(atlas, choice.port, today)
        _show_security(atlas, choice, watch)
    with right:
        _show_commitments(atlas, choice.port, others)


def _show_equipment(atlas: Atlas, port_id: str, today: date) -> None:
    port = ports_of(atlas).loc[port_id]
    open_ = unverified_text(atlas, port)
    mark = " (unverified)" if open_ else ""
    facilities = facility_words(atlas, port["facilities"])
    evidence = in_words(port["status_as_of"]) or "not dated"
    badges = " ".join(f":gray-badge[{as_text(words)}]" for words in facilities) or NOT_PUBLISHED
    lines = (
        f"**Facilities**{mark}: {badges}",
        f"**Main role**: {as_text(port['port_type'] or NOT_PUBLISHED)}",
        f"**Port authority**{mark}: {as_text(port['authority'] or NOT_PUBLISHED)}",
        f"**{site('Website', port['website'])}**{mark}" if port["website"] else f"**Website**{mark}: {NOT_PUBLISHED}",
        f"**Evidence**: {as_text(evidence + age_note(port, today))}",
        f"**{BEST_SOURCE}**: {as_text(in_a_sentence(grade_of(atlas, port['sources']).label))}",
    )
    st.markdown("\n".join(f"- {line}" for line in lines))
    if open_:
        st.caption(as_text(open_))
    with st.expander("Sources of this record", icon=":material/menu_book:"):
        st.markdown(source_lines(atlas, sources_of(atlas, port)))


def _show_security(atlas: Atlas, choice: PortsChoice, watch: list[Neighbour]) -> None:
    port = atlas.feature(choice.port)
    st.markdown("**Security**")
    st.markdown(as_text(port["border_security_notes"] or "Border security at this port: not published."))
    for each in watch:
        info, site = atlas.layers[each.layer].info, atlas.feature(each.id)
        with st.container(gap=None):
            page_links.to_feature(atlas, each.id)
            role = as_text(site.get("role") or NOT_PUBLISHED)
            st.caption(f"{as_text(info.kinds[site['kind']].label)}, {each.km:.1f} km away: {role}")
    none = "" if watch else f"The atlas has no security site within {choice.km:g} km. "
    st.caption(f"{none}Only what public sources name is shown. Patrols, alerts and equipment are not published.")


def _show_commitments(atlas: Atlas, port_id: str, others: list[str]) -> None:
    naming, linked, general = touching(atlas, port_id, others)
    name = atlas.feature(port_id)["name"]
    counted = (
        f"{len(naming)} tied to the port itself, {len(linked)} to something located or landing here, "
        f"{len(general)} about ports in general."
    )
    st.markdown(f"**Commitments that concern {as_text(name)}:** {counted}")
    st.caption("The atlas ties a commitment to the places it concerns, even where the text does not name them.")
    for commitment in naming:
        _show_commitment(commitment)
    if linked:
        with st.expander(f"{len(linked)} tied to something located or landing here", expanded=not naming):
            for commitment, ids in linked:
                _show_commitment(commitment)
                st.caption("Through " + as_text(", ".join(dict.fromkeys(atlas.feature(id)["name"] for id in ids))))
    if general:
        with st.expander(f"{len(general)} about ports in general"):
            for commitment in general:
                _show_commitment(commitment)


def _show_commitment(commitment: Commitment) -> None:
    with st.container(gap=None):
        page_links.to_commitment(commitment)
        st.caption(f"{as_text(promised(commitment))}. {as_text(delivered(commitment))}.")
