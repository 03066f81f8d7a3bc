"""What tests of pictures ask of a drawing, and what they draw."""

from dataclasses import replace

from layers.exports.picture import picture
from layers.exports.picture.canvas import WrittenLine
from loaders.atlas import Atlas

LINK = "https://atlas.example/?layers=interconnectors,ports&select=nautilus&v=1"


def renamed(atlas: Atlas, name: str) -> Atlas:
    """The atlas with every feature called the same."""
    return replace(
        atlas,
        layers={id: replace(layer, features=layer.features.assign(name=name)) for id, layer in atlas.layers.items()},
    )


def words_of(drawing: picture.Drawing) -> list[str]:
    return [each.words for each in drawing.canvas.figure.artists if isinstance(each, WrittenLine)]
