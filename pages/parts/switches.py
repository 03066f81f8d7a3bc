"""The symbols beside the layers' switches in the sidebar, as rules of a style sheet."""

from layers.maps.legend import painted, swatch
from loaders.layer_files import LayerData


def symbols(layers: dict[str, LayerData]) -> str:
    """A rule for the switch of every layer, whose key is ``layer:<id>``. The sidebar is light on either base map."""
    return "\n".join(f".st-key-layer-{id} p::before{painted(swatch(id, 'paper', layers))}" for id in layers)
