// deck.gl and MapLibre, from the notebook bundle in pydeck's wheel. Whatever rests on the bundle's inside is here.
import { renamed } from "./arrivals.js";
import { dashedLine } from "./dashes.js";

let arriving = null, known = false;                         // once per page load, whatever the number of maps

// Runs the bundle, once. Rejected where it does not arrive whole.
export async function load(address, tries) {
  arriving ??= globalThis.createDeck ?? new Promise((onload, onerror) => {
    const script = Object.assign(document.createElement("script"), { src: renamed(address, tries), onload, onerror });
    document.head.append(script);
  });
  try {
    await arriving;
    if (!globalThis.createDeck) throw new Error("cut");
  } catch (error) {
    arriving = null;
    throw error;
  }
  return true;
}

// A map in `container`, or null where it cannot start. `onMap(map, furnish)` is called at the first sight of the map,
// when its style has loaded; `furnish()` puts deck.gl into the map's layer stack and gives the overlay.
export function open({ container, style, camera, onHover, onMap }) {
  const overlay = globalThis.createDeck({
    container,
    tooltip: null,
    configuration: known ? null : { classes: { DashedLine: dashedLine() } },          // the converter is shared
    jsonInput: { mapProvider: "maplibre", mapStyle: style, layers: [], initialViewState: camera },
    handleEvent: (type, info) => { if (type === "deck-hover-event") onHover(info); },
  });
  known = true;
  if (!overlay) return null;
  // Drawn inside the map. The bundle's own way to this is to ask for a globe, which would cut every shape anew, twice.
  overlay._interleaved = true;
  const add = overlay.onAdd.bind(overlay), remove = overlay.onRemove.bind(overlay);
  let added = false;
  overlay.onAdd = map => {
    onMap(map, () => {
      add(map);
      added = true;
      delete overlay.setProps;                              // the bundle's own calls itself for ever, the class's not
      return overlay;
    });
    return document.createElement("div");
  };
  overlay.onRemove = map => {
    if (added) remove(map);
    added = false;
  };
  return overlay;
}

// Layers of a deck specification as deck.gl's own. updateDeck is the only door to the bundle's JSON converter, which
// would take data apart: what the layers draw is given to them afterwards, by `given`.
export function convert(layers, given) {
  let converted = [];
  const bare = layers.map(({ zooms, ...layer }) => ({ ...layer, data: [], iconAtlas: null, iconMapping: null }));
  globalThis.updateDeck({ layers: bare }, { setProps: props => { converted = props.layers.filter(Boolean); } });
  const asked = new Map(layers.map(layer => [layer.id, layer]));
  return converted.map(layer => layer.clone(given(asked.get(layer.id))));
}

const layersOf = overlay => overlay._deck?.layerManager?.getLayers() ?? [];

export const isLoaded = overlay => layersOf(overlay).every(layer => layer.isLoaded);

// What deck.gl draws and is seen: the id of each layer of the specification, and the features that have arrived for it.
export const drawnIn = overlay => layersOf(overlay)
  .filter(({ parent, props }) => !parent && props.visible && props.data)
  .map(({ id, props: { data } }) => ({ id, features: data.features ?? data }));
