// Measuring: a reader clicks points, the server says how far it is along them and which way is the shortest.
const NOTHING = { type: "FeatureCollection", features: [] };
const MOST = 50;
const HELP = "Click points on the map.";

export function toggle(root) {
  if (root.measure) end(root);
  else begin(root);
}

function begin(root) {
  const { map } = root, card = root.querySelector(".atlas-map-measured");
  const measure = root.measure = { points: [], asked: 0, add: point => { if (measure.points.length < MOST) { measure.points.push(point); ask(root); } } };
  map.addSource("measure", { type: "geojson", data: NOTHING });
  const line = ["==", ["geometry-type"], "LineString"], point = ["==", ["geometry-type"], "Point"];
  map.addLayer({ id: "measure-casing", type: "line", source: "measure", filter: line, layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": "#FFFFFF", "line-width": 6, "line-opacity": .85 } });
  map.addLayer({ id: "measure-line", type: "line", source: "measure", filter: line, layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": "#24313B", "line-width": 2.5 } });
  map.addLayer({ id: "measure-points", type: "circle", source: "measure", filter: point, paint: { "circle-radius": 5, "circle-color": "#FFFFFF", "circle-stroke-color": "#24313B", "circle-stroke-width": 2.5 } });
  map.doubleClickZoom.disable();
  measure.keys = event => {
    if (event.key === "Escape") end(root);
    else if (event.key === "Backspace") undo(root);
    else return;
    event.preventDefault();
  };
  root.addEventListener("keydown", measure.keys);
  root.querySelector(".atlas-map-measure").ariaPressed = "true";
  root.classList.add("atlas-map-measuring");
  const button = (words, act) => Object.assign(document.createElement("button"), { type: "button", textContent: words, onclick: act });
  const words = document.createElement("p");
  words.ariaLive = "polite";
  const row = document.createElement("div");
  row.append(button("Undo", () => undo(root)), button("Done", () => end(root)));
  card.replaceChildren(words, row);
  card.hidden = false;
  ask(root);
}

function undo(root) {
  root.measure.points.pop();
  ask(root);
}

async function ask(root) {
  const { measure } = root, { points } = measure, turn = ++measure.asked, words = root.querySelector(".atlas-map-measured p");
  const dots = points.map(coordinates => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } }));
  const show = features => root.map.getSource("measure").setData({ type: "FeatureCollection", features });
  show(dots);
  if (points.length < 2) { words.textContent = HELP; return; }
  try {
    const answer = await fetch(`${root.data.measured}?at=${points.map(([x, y]) => `${y.toFixed(5)},${x.toFixed(5)}`).join(";")}`);
    if (!answer.ok) throw new Error(await answer.text());
    const { line, told } = await answer.json();
    if (root.measure !== measure || turn !== measure.asked) return;          // the reader has clicked on meanwhile
    show([{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: line } }, ...dots]);
    words.textContent = told;
  } catch (error) { words.textContent = `The distance did not arrive. ${error.message}`; }
}

function end(root) {
  const { map, measure } = root;
  for (const name of ["measure-casing", "measure-line", "measure-points"]) map.removeLayer(name);
  map.removeSource("measure");
  map.doubleClickZoom.enable();
  root.removeEventListener("keydown", measure.keys);
  root.querySelector(".atlas-map-measure").ariaPressed = "false";
  root.querySelector(".atlas-map-measured").hidden = true;
  root.classList.remove("atlas-map-measuring");
  root.measure = null;
}
