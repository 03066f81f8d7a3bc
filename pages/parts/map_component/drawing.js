// The door to map_library.js, which holds deck.gl and MapLibre: see ../map_library/library.js.
import { renamed } from "./arrivals.js";
import { HINTS } from "./camera.js";
import { dashedLine } from "./dashes.js";

let arriving = null, converter = null;                      // once per page load, whatever the number of maps

// Runs the library, once. Rejected where it does not arrive whole.
export async function load(address, tries) {
  arriving ??= globalThis.mapLibrary ?? new Promise((onload, onerror) => {
    const script = Object.assign(document.createElement("script"), { src: renamed(address, tries), onload, onerror });
    document.head.append(script);
  });
  try {
    await arriving;
    if (!globalThis.mapLibrary) throw new Error("cut");
  } catch (error) {
    arriving = null;
    throw error;
  }
  return true;
}

// Whether a map could be started in `container`. `onMap(map, furnish)` is called at the first sight of the map, when
// its style has loaded; `furnish()` puts deck.gl into the map's layer stack and gives the overlay. The wheel and one
// finger move the page around a map that `shares` them.
export function open({ container, style, camera: { longitude, latitude, zoom }, shares, onHover, onMap }) {
  const { MapboxOverlay, maplibre } = globalThis.mapLibrary;
  const looks = { style, center: [longitude, latitude], zoom, attributionControl: false };
  try {
    const map = new maplibre.Map({ container, ...looks, cooperativeGestures: shares, locale: HINTS });
    map.on("load", () => onMap(map, () => {
      const overlay = new MapboxOverlay({ interleaved: true, layers: [], onHover });
      map.addControl(overlay);
      return overlay;
    }));
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

// Layers of a deck specification as deck.gl's own. The converter would take data apart: what the layers draw is given
// to them afterwards, by `given`.
export function convert(layers, given) {
  const { GeoJsonLayer, JSONConverter } = globalThis.mapLibrary;
  const classes = () => ({ GeoJsonLayer, DashedLine: dashedLine(globalThis.mapLibrary) });
  converter ??= new JSONConverter({ configuration: { classes: classes() } });
  const nothing = { data: [], iconAtlas: null, iconMapping: null };
  const bare = layers.map(({ zooms, tiles, tile, ...layer }) => ({ ...layer, ...nothing }));
  const asked = new Map(layers.map(layer => [layer.id, layer]));
  return converter.convert({ layers: bare }).layers.map(layer => layer.clone(given(asked.get(layer.id))));
}

// The features of a vector tile, as those of a GeoJSON file. How each is drawn is told once for all that look alike.
export function featuresOf(bytes, [z, x, y]) {
  const { Pbf, VectorTile } = globalThis.mapLibrary, looks = new Map();
  const lookOf = words => looks.get(words) ?? looks.set(words, JSON.parse(words)).get(words);
  const featureOf = feature => {
    const { geometry, properties: { id, name, tip, look } } = feature.toGeoJSON(x, y, z);
    return { type: "Feature", geometry, properties: { ...lookOf(look), id, name, tip: tip ? tip.split("\n") : [] } };
  };
  return Object.values(new VectorTile(new Pbf(bytes)).layers)
    .flatMap(layer => Array.from({ length: layer.length }, (_, at) => featureOf(layer.feature(at))));
}

const layersOf = overlay => overlay._deck?.layerManager?.getLayers() ?? [];

export const isLoaded = overlay => layersOf(overlay).every(layer => layer.isLoaded);

// What deck.gl draws and is seen: the id of each layer of the specification, and the features that have arrived for it.
export const drawnIn = overlay => layersOf(overlay)
  .filter(({ parent, props }) => !parent && props.visible && props.data)
  .map(({ id, props: { data } }) => ({ id, features: data.features ?? data }));
