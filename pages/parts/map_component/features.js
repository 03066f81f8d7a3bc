// What deck.gl draws: the page's layers, with what has arrived of each.
import { arrived, bring, isLate } from "./arrivals.js";
import { convert } from "./bundle.js";
import { RADIUS } from "./picking.js";

const NOTHING = [], NO_PLACES = {}, CLEAR = new OffscreenCanvas(1, 1);

const layersOf = ({ data: { layers, shared } }) => layers.map(layer => ({ ...shared, ...layer }));

// Addresses of all that the layers draw.
export const drawnFrom = state =>
  layersOf(state).flatMap(({ data, iconAtlas, iconMapping }) => [data, iconAtlas, iconMapping]);

export function bringFeatures(state) {
  for (const { id, data, iconAtlas, iconMapping } of layersOf(state))
    for (const asked of [[named(state, id), data], ["symbols", iconAtlas, "bitmap"], ["symbols", iconMapping]])
      bring(state, ...asked).then(found => { if (found) drawSoon(state); });
}

// A layer's name in the legend, that of its marks, or what every layer shows.
function named({ data: { legend } }, id) {
  const [layer] = id.split(":"), isIts = swatch => layer === "marks" ? swatch.startsWith("mark.") : swatch === layer;
  return legend.filter(([, swatch]) => isIts(swatch)).map(([label]) => label).join(", ") || "features";
}

export function drawFeatures(state) {
  const drawn = new Map(layersOf(state).map(layer => [layer.id, given(state, layer)]));
  state.overlay.setProps({ layers: convert(layersOf(state), ({ id }) => drawn.get(id)), pickingRadius: RADIUS });
  state.drawn = drawn;
}

export function drawSoon(state) {
  state.drawing ??= requestAnimationFrame(() => {
    state.drawing = null;
    if (state.overlay) drawFeatures(state);
  });
}

// What a layer drew last stays until the new has come, or is late: then it would be taken for the new.
function given(state, { id, data, iconAtlas, iconMapping }) {
  const last = state.drawn.get(id), icons = [iconAtlas, iconMapping];
  const before = (addresses, ...kept) => addresses.some(address => isLate(state, address)) ? [] : kept;
  const [shown = NOTHING] = arrived(state, data) ? [arrived(state, data)] : before([data], last?.data);
  const [picture = CLEAR, places = NO_PLACES] = icons.every(each => arrived(state, each))
    ? icons.map(each => arrived(state, each)) : before(icons, last?.iconAtlas, last?.iconMapping);
  return { data: shown, iconAtlas: picture, iconMapping: places };
}
