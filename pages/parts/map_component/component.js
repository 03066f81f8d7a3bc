// The map of every page. MapLibre draws land and sea; deck.gl draws and picks the features inside MapLibre's layer
// stack; names and arrows lie above both, on a canvas of their own.
import { convert, isLoaded, load, open } from "./bundle.js";
import { cameraOf, endDragsAnywhere, fly, holdStill, reportOnceAtRest } from "./camera.js";
import { drawScale, say, tellThePage, writeFrame } from "./frame.js";
import { fetchDetail, keepBack, repaint, replacePictures, showPictures } from "./ground.js";
import { beginLettering, lettered, writeLabels } from "./labels.js";
import { beginPanels } from "./panels.js";
import { RADIUS, hideTooltip, pick, showTooltip } from "./picking.js";
import { newState, part } from "./state.js";

const COMPLETE_MS = 1000;
const BELOW = "table below lists everything the map would show.";

export default function component({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".atlas-map"), begun = Boolean(root.state);
  const state = root.state ??= newState(root);
  Object.assign(state, { data, setState: setStateValue, setTrigger: setTriggerValue });
  if (!begun) start(state);
  else if (state.overlay) update(state);
  else writeFrame(state);                                   // what stands round a map that is not there yet, or never
  return () => stop(state);
}

async function start(state) {
  const { root } = state;
  root.classList.add("atlas-map-waiting");
  beginPanels(state);
  writeFrame(state);
  const shown = sized(root).then(() => showPictures(state));
  if (!globalThis.WebGL2RenderingContext) return cannotDraw(state);
  await shown;                                              // running the bundle takes half a second of a slow machine
  try {
    await load(state.data.bundle);
  } catch {
    return say(state, `The map's program did not arrive. Reload the page; the ${BELOW}`);
  }
  if (state.stopped) return;
  const opened = open({
    container: part(state, "canvas"),
    style: state.data.style,
    camera: cameraOf(state),
    onHover: info => showTooltip(state, info),
    onMap: (map, furnish) => {
      state.map = map;
      replacePictures(state, map);
      // The ground reaches the screen before features and names are prepared, which is work for the same thread.
      const begin = () => { if (!state.stopped) furnished(state, furnish); };
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(begin)));
    },
  });
  // The bundle catches what goes wrong. Whether WebGL works is asked only then: a context costs a fifth of a second.
  if (opened) return;
  if (!document.createElement("canvas").getContext("webgl2")) return cannotDraw(state);
  say(state, `The map could not start. Reload the page; the ${BELOW}`);
}

// A map that begins without a size cannot work out its camera: the page's style sheet may come after the map's place.
function sized(root) {
  return new Promise(resolve => {
    const watch = new ResizeObserver(() => {
      if (!root.clientWidth || !root.clientHeight) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(root);
  });
}

function cannotDraw(state) {
  say(state, `This browser cannot draw the map: WebGL is switched off or missing. The ${BELOW}`);
  state.setState("webgl", false);
}

function furnished(state, furnish) {
  const { root, data } = state;
  state.overlay = furnish();
  Object.assign(state, { flight: data.flight, style: data.style });
  holdStill(state);
  endDragsAnywhere(state);
  listen(state);
  beginLettering(state);
  root.classList.remove("atlas-map-waiting");
  tellThePage(state);
  update(state);
  drawScale(state);
}

function listen(state) {
  const { map } = state;
  map.on("move", () => drawScale(state));
  map.on("resize", () => drawScale(state));
  map.on("moveend", () => reportOnceAtRest(state));
  map.on("movestart", ({ originalEvent }) => {
    state.moved ||= Boolean(originalEvent);
    hideTooltip(state);
  });
  map.on("idle", () => noteWhenDrawn(state, true));
  map.on("click", ({ point, lngLat: { lng, lat }, originalEvent }) => {
    if (state.measuring) state.measuring.add([lng, lat]);
    else pick(state, point, originalEvent);
  });
  map.getCanvas().addEventListener("webglcontextlost", () =>
    say(state, "The map stopped: the browser took its graphics memory back. Reload the page."));
  for (const [name, zoom] of [["zoom-in", () => map.zoomIn()], ["zoom-out", () => map.zoomOut()]])
    part(state, name).onclick = () => {
      state.moved = true;
      zoom();
    };
  part(state, "measure").onclick = async () => {
    const { toggle } = await import("./measure.js");
    if (state.map) toggle(state);
  };
}

function update(state) {
  const { root, overlay, map, data: { layers, shared } } = state;
  root.setAttribute("aria-busy", "true");
  overlay.setProps({ layers: convert(layers.map(layer => ({ ...shared, ...layer }))), pickingRadius: RADIUS });
  writeFrame(state);
  writeLabels(state);
  keepBack(state);
  repaint(state);
  map.triggerRepaint();
  state.wholeSince = null;
  noteWhenDrawn(state);
  fly(state);
}

// "aria-busy" tells assistive technology, and tests, when the picture is complete. MapLibre's idle moment is the sure
// sign; a map that keeps redrawing counts as complete once nothing is missing for a while.
function noteWhenDrawn(state, idle = false) {
  const { root, map, overlay } = state;
  clearTimeout(state.looking);
  if (root.getAttribute("aria-busy") === "false" || !map) return;
  const whole = lettered(state, map.isStyleLoaded() && map.areTilesLoaded() && isLoaded(overlay));
  if (!whole) state.wholeSince = null;
  else state.wholeSince ??= performance.now();
  if (whole && (idle || performance.now() - state.wholeSince > COMPLETE_MS)) {
    if (!fetchDetail(state)) return root.setAttribute("aria-busy", "false");
    state.wholeSince = null;
  }
  state.looking = setTimeout(() => noteWhenDrawn(state), 100);
}

function stop(state) {
  state.stopped = true;
  clearTimeout(state.resting);
  clearTimeout(state.looking);
  state.watch?.disconnect();
  state.map?.remove();                                      // finalises deck.gl and gives the WebGL context back
  state.map = state.overlay = null;
}
