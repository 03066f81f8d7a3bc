// What the map takes of deck.gl and MapLibre. `build.js` makes map_library.js of it, which the browser runs.
export { default as maplibre } from "maplibre-gl";
export { LayerExtension } from "@deck.gl/core";
export { JSONConverter } from "@deck.gl/json";
export { GeoJsonLayer, PathLayer } from "@deck.gl/layers";
export { MapboxOverlay } from "@deck.gl/mapbox";
export { VectorTile } from "@mapbox/vector-tile";
export { default as Pbf } from "pbf";
