// How names are set: measured, broken into lines, and drawn on a canvas that lies above the map's own.
import { answered } from "./arrivals.js";
import { calm, part } from "./state.js";

const SANS = '"Source Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const SERIF = '"Source Serif", Georgia, "Liberation Serif", serif';
const ROW = 1.18;                                           // ems from one row of a name to the next
const WIDE = 9, WIDEST = 18, SHARE = 0.56;                  // ems of a feature's row, and the longer of two as a part
const NARROWER = [0.9, 0.8, 0.72, 0.64, 0.57, 0.5];
const FADE_MS = 160;

const measuring = new OffscreenCanvas(1, 1).getContext("2d");

export function makeCanvas(state) {
  if (part(state, "names")) return;
  const canvas = Object.assign(document.createElement("canvas"), { className: "atlas-map-names", ariaHidden: "true" });
  part(state, "canvas").after(canvas);
}

// A font as the page's style sheet names it. A browser asks for it once: where it was lost, it is made of its bytes.
export const font = (family, style) => async (address, tries, signal) => {
  if (!tries && (await document.fonts.load(`${style} 16px "${family}"`)).length) return true;
  const bytes = await (await answered(address, tries, signal)).arrayBuffer();
  document.fonts.add(await new FontFace(family, bytes, { style, weight: "100 900" }).load());
  return true;
};

function ready(pen, { italic, weight, size, serif, spacing }) {
  pen.font = `${italic ? "italic " : ""}${weight} ${size}px ${serif ? SERIF : SANS}`;
  pen.letterSpacing = `${spacing * size}px`;
}

// Words in as few rows as their width in ems allows, as even as may be, and the box that these fill.
export function composed(words, setting, ems = Infinity) {
  ready(measuring, setting);
  const wide = row => measuring.measureText(row).width;
  const all = setting.capitals ? words.toUpperCase() : words;
  const most = Math.max(ems * setting.size, ...all.split(" ").map(wide));
  let rows = broken(all, most, wide);
  for (const share of rows.length > 1 ? NARROWER : []) {
    const tried = broken(all, most * share, wide);
    if (tried.length > rows.length) break;
    rows = tried;
  }
  return { rows, width: Math.max(...rows.map(wide)), height: rows.length * setting.size * ROW };
}

// Ems of a row of a feature's name that is so long: two rows, or more where they would be too wide.
export const rowWidth = ems => Math.min(WIDEST, Math.max(WIDE, SHARE * ems));

export function broken(words, most, wide) {
  const rows = [];
  for (const word of words.split(" ")) {
    const longer = rows.length ? `${rows.at(-1)} ${word}` : word;
    if (rows.length && wide(longer) <= most) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

// Draws the names and arrows that have their places, where the camera has them now: `projection` gives the pixels of a
// position.
export function paint(state, projection) {
  const { clientWidth: width, clientHeight: height } = state.root, canvas = part(state, "names");
  const at = projection(state), ratio = devicePixelRatio, pen = canvas.getContext("2d"), now = performance.now();
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.lineJoin = pen.lineCap = "round";
  for (const arrow of state.arrows) drawArrow(pen, arrow, at(arrow.position));
  let fading = false;
  for (const name of state.names) {
    const age = calm() ? 1 : Math.min(1, (now - name.since) / FADE_MS);
    pen.globalAlpha = age;
    fading ||= age < 1;
    drawName(pen, name, at(name.position));
  }
  pen.globalAlpha = 1;
  if (fading) requestAnimationFrame(() => { if (state.map) paint(state, projection); });
}

// A head to the right, 1 long: `HEAD` in layers/looks/arrows.py.
const HEAD = new Path2D("M.5 0L-.5 .4L-.28 0L-.5 -.4Z");

function drawArrow(pen, { size, colour, strength, turn }, [x, y]) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(turn);
  pen.scale(size, size);
  pen.globalAlpha = strength;
  pen.fillStyle = colour;
  pen.fill(HEAD);
  pen.restore();
}

function drawName(pen, { rows, setting, spot, from, leader }, [x, y]) {
  pen.save();
  pen.translate(x, y);
  if (leader) drawLeader(pen, setting, leader);
  pen.translate(from[0], from[1]);
  pen.rotate(spot.turn * Math.PI / 180);
  ready(pen, setting);
  pen.textAlign = spot.flush;
  const side = spot.width / 2 * { left: -1, center: 0, right: 1 }[spot.flush];
  const put = draw => rows.forEach((row, number) => {
    const below = (number - (rows.length - 1) / 2) * setting.size * ROW + 0.33 * setting.size;
    pen[draw](row, side, below);
  });
  pen.strokeStyle = setting.halo;
  pen.lineWidth = 2 * setting.haloWidth;
  put("strokeText");
  pen.fillStyle = setting.colour;
  put("fillText");
  pen.restore();
}

function drawLeader(pen, { halo, colour }, [x, y]) {
  for (const [ink, width] of [[halo, 2.6], [colour, 0.9]]) {
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(x, y);
    pen.strokeStyle = ink;
    pen.lineWidth = width;
    pen.stroke();
  }
}
