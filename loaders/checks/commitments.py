"""Rules for what a commitment names of the map."""

from collections.abc import Iterator, Mapping

from loaders.findings import Finding, Where, quoted


def mapped_agrees(at: Where, mapped: object, map_layers: object, why_unmapped: object) -> Iterator[Finding]:
    """``mapped`` agrees with the rest: "true" has layers, "partly" has layers and a why, "false" only a why."""
    if mapped not in ("true", "partly", "false"):
        return
    if mapped == "false" and map_layers:
        yield at.finding("mapped is 'false' although map_layers names layers", "Say 'partly', or empty map_layers.")
    if mapped != "false" and not map_layers:
        yield at.finding(f"mapped is {quoted(mapped)} although map_layers is empty", "Name the layers, or say 'false'.")
    if mapped != "true" and not why_unmapped:
        yield at.finding(f"mapped is {quoted(mapped)} although why_unmapped is blank", "Say why.")


def features_in_layers(at: Where, ids: object, map_layers: object, layer_of: Mapping[str, str]) -> Iterator[Finding]:
    """Each feature that a commitment names lies in a layer that the commitment lists too."""
    if not isinstance(ids, list) or not isinstance(map_layers, list):
        return
    for name in ids:
        layer = layer_of.get(name) if isinstance(name, str) else None
        if layer is not None and layer not in map_layers:
            fault = f"feature {quoted(name)} lies in layer {quoted(layer)}, which map_layers does not list"
            yield at.finding(fault, "Add the layer, or remove the feature.")
