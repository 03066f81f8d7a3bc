"""The symbols beside the layers' switches in the sidebar, as rules of a style sheet."""

from layers.looks.palettes import PALETTES
from layers.maps.legend import painted, swatch
from loaders.layer_files import LayerData


def symbols(base: str, layers: dict[str, LayerData]) -> str:
    """A rule for the switch of every layer, whose key is ``layer:<id>``: its symbol on the sea of a base map."""
    sea = f'[class*="st-key-layer-"] p::before{{background-color:{PALETTES[base]["sea"]};border-radius:3px}}'
    return "\n".join([sea, *(f".st-key-layer-{id} p::before{painted(swatch(id, base, layers))}" for id in layers)])
