// Where names go: one after the other, the most important first, each where it covers nothing that is there already and
// is nearer to its own feature than to any other. Pure: pixels in, pixels out. `layers/exports/picture/placing.py` says
// the same for pictures; `tests/layout_cases.py` holds both to the same answers.

import {
  CELL, around, at, between, clipped, contains, copied, corners, cross, fromArea, fromBox, fromLine, fromPiece, grid,
  measured, meets, nearest, overlap, put, widened, within,
} from "./shapes.js";

const GAP = 2;                                              // pixels kept free round every name
const CLEAR = 4;                                            // by so much is a name nearer to its own, or led clear
export const EASY = 2.4, LEFT_OVER = 5, WORTH = 9, NEEDED = 24, LAST = 50, MUST = 1000;     // what one may cover
export const SIDES = ["right", "left", "below", "above", "below right", "below left", "above right", "above left"];
const ACROSS = { line: 0.8, heavy: 4, end: 3, disc: 8, heavyDisc: 20 };     // what it costs to lie across one, and a
const UPON = { end: 3, disc: 26, heavyDisc: 52 };           // name upon a symbol: more than it is worth
const LED = 2, LED_ACROSS = 3, ALIKE = 60;                  // a leader, each line it crosses, the more if like its own,
const LED_ON = 60;                                          // and each that its name lies on and could be taken for
const STRAIGHT = 0.985;                                     // chord over length of a stretch that carries a name
const STEP = 12, SHORT_STEP = 2, MOST_STEPS = 30;
const LEADERS = [16, 28, 44];                               // pixels from a line to a name that a leader joins to it
const FAR_LEADERS = [...LEADERS, 60, 80];                   // where it has no place nearer,
const FARTHEST = [...FAR_LEADERS, 110, 140];                // and must have one
const IN_LINE = 6, ASIDE = [0, -0.15, 0.15];                // to lie in a line: its cost, and heights from its middle
const ASLANT = 0.5, NEARBY = 6;                             // the least sine between a leader and its line's direction
const AT_END = 1, FROM_END = 7, ONWARDS = 0.5;              // beyond an end: its cost, pixels from there, least cosine
const ROUND = 40, OUTSIDE = 1;                              // pixels a name may be moved in its area; its cost beside
const ELSEWHERE = 1.1;                                      // what it costs to stand at another of its points
const HARDLY = 0.5;                                         // pixels: so much nearer is no nearer
const EDGE = 0.4;                                           // pixels between a symbol and its leader

// What is there already. `panels` are [left, top, right, bottom]; `lines` have `of` (whose they are; "" is there for
// context), `points`, `width` and `look`, by which they may be taken for each other (null: it has no name); `discs`
// have `of`, `x`, `y`, `radius`, and `end` for the open end of a line; what is `heavy` is worth keeping clear of.
// `sites` are outlines without a symbol: `of` and the edges of the `area`.
export function makeBoard(width, height, { panels = [], lines = [], discs = [], sites = [] } = {}) {
  const board = { width, height, taken: grid(), pieces: grid(), discs: grid(), sites };
  for (const [left, top, right, bottom] of panels) {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    take(board, { x, y, width: right - left, height: bottom - top, turn: 0 }, 0);
  }
  lines.forEach(({ of, points, width: wide, heavy, look = "" }, line) => {
    for (const part of clipped(points, [-CELL, -CELL, width + CELL, height + CELL]))
      for (const [a, b] of inPieces(part)) {
        const cost = heavy ? ACROSS.heavy : ACROSS.line;
        const piece = { of, a, b, line, look, heavy, half: wide / 2, cost };
        put(board.pieces, around([a, b], wide / 2), piece);
      }
  });
  for (const { of, x, y, radius, heavy, end } of discs) {
    const what = end ? "end" : heavy ? "heavyDisc" : "disc", costs = { cost: ACROSS[what], upon: UPON[what] };
    put(board.discs, around([[x, y]], radius), { of, x, y, radius, end, ...costs });
  }
  return board;
}

// Each name with its place, or null, in their order. One that has none is tried as its `smaller()` at once and, when
// all others have theirs, as what its `again()` gives, where it has these. Those that are `needed` are placed together
// (see `allOf`). A name has `of`, its `way` (along, beside, over, at), `width`, `height` and `most`, what it may cover.
// "along" has `lines`, their `look`, `away` and a `block`: the width and height of its box where it stands beyond an
// end of theirs or, if it is more than ordinary, is joined to them by a leader. "beside" has a `point`, `away`, the
// `radius` of the point's own symbol, the edges of the `area` that it is the middle of, whether it `isSite`, drawn as
// that area without a symbol, and whether it has a `dot`, which is drawn with its name alone. "over" and "at" have the
// `points` that it may stand on, the best first, and "over" its `reach` round each.
export function arrange(board, names) {
  const put = name => ({ name, spot: place(board, name) });
  const or = (found, other) => found.spot || !other ? found : tried(other());
  const tried = name => or(put(name), name.smaller);
  const all = given => new Map(given.map(name => [name, tried(name)]));
  const needed = names.filter(name => name.needed), found = new Map();
  for (const name of names)
    if (!found.has(name))
      for (const [each, place] of name.needed ? allOf(board, needed, all) : all([name])) found.set(each, place);
  return names.map(name => or(found.get(name), name.again));
}

// Names that are needed: where some find no place, they go before the others, unless fewer have one then.
function allOf(board, needed, all) {
  const before = copied(board.taken), found = all(needed), then = board.taken;
  const late = needed.filter(name => !found.get(name).spot && isShown(board, name)), first = new Set(late);
  const count = given => [...given.values()].filter(({ spot }) => spot).length;
  if (!late.length) return found;
  board.taken = before;
  const anew = all(late);
  if (count(anew)) for (const [name, each] of all(needed.filter(name => !first.has(name)))) anew.set(name, each);
  if (count(anew) > count(found)) return anew;
  board.taken = then;
  return found;
}

const isShown = (board, { way, point, lines }) => way === "along"
  ? lines.some(points => clipped(points, [0, 0, board.width, board.height]).length) : isIn(board, point);

export function place(board, name) {
  if (!name.dot) return placed(board, name);
  const { point: [x, y], radius } = name, dot = { x, y, width: 2 * radius, height: 2 * radius, turn: 0 };
  const spot = covers(board, dot) ? null : placed(board, name);
  if (spot) take(board, dot, 0);
  return spot;
}

function placed(board, name) {
  const { most, width, height, away } = name;
  if (name.way !== "along") return cheapest(board, name, standing(name), most);
  const parts = name.lines.flatMap(points => clipped(points, [0, 0, board.width, board.height]))
    .map(points => ({ points, ...measured(points) })).filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  const spots = parts.flatMap((part, number) => along(part, width, height, away, number ? 0.2 : 0));
  spots.push(...beyond(name.lines, ...name.block).filter(({ anchor }) => isIn(board, anchor)));
  const far = most >= LAST;
  const leaders = most >= MUST ? FARTHEST : far ? FAR_LEADERS : LEADERS;
  if (most > EASY) spots.push(...parts.flatMap(part => led(part, ...name.block, leaders)));
  if (far) spots.push(...parts.flatMap(part => upon(part, width, height)));
  return cheapest(board, name, spots, most);
}

function standing({ way, point, points, width, height, away, radius = 0, reach, most, area }) {
  if (way === "at") return points.flatMap(([x, y], number) =>
    over(x, y, width, height, 0).slice(0, 1).map(spot => ({ ...spot, cost: 0.1 * number })));
  if (way === "over") return points.flatMap((at, number) => over(...at, width, height, reach)
    .map(spot => ({ ...spot, cost: spot.cost + (number && ELSEWHERE) })));
  const within = area ? over(...point, width, height, ROUND).filter(spot => contains(area, spot)) : [];
  const spots = within.map(spot => ({ ...spot, inside: true })), outside = within.length ? OUTSIDE : 0;
  for (const step of most > EASY ? [0, 1] : [0])
    spots.push(...beside(...point, width, height, away + 12 * step, outside + 0.8 * step));
  return most < WORTH ? spots : [...spots, ...ledFrom(point, radius, width, height)];
}

function cheapest(board, name, spots, most) {
  const asked = new Map();                                  // many leaders begin at one point
  let best = null, least = most;
  for (const spot of [...spots].sort((a, b) => a.cost - b.cost)) {
    if (spot.cost >= least) break;
    if (!inside(board, spot) || [spot, ...strokes(spot)].some(box => covers(board, box))) continue;
    if (isAnothers(board, name, spot, asked)) continue;
    const cost = spot.cost + dislikes(board, name, spot);
    if (cost < least) [best, least] = [spot, cost];
  }
  for (const box of best ? [best, ...strokes(best)] : []) take(board, box, GAP);
  return best;
}

// Round a point, `away` pixels from it.
export function beside(x, y, width, height, away, more = 0) {
  const slant = away * Math.SQRT1_2;
  return SIDES.map((side, number) => {
    const right = side.includes("right") - side.includes("left");
    const down = side.includes("below") - side.includes("above");
    const far = right && down ? slant : away;
    return {
      x: x + right * (far + width / 2), y: y + down * (far + height / 2), width, height, turn: 0,
      flush: ["right", "center", "left"][right + 1], cost: 0.15 * number + more, anchor: [x, y],
    };
  });
}

// On a point and round it, up to `reach` pixels away: for names of waters and countries.
export function over(x, y, width, height, reach) {
  const spots = [{ x, y, width, height, turn: 0, flush: "center", cost: 0, anchor: [x, y] }];
  for (const ring of [0.4, 0.7, 1])
    for (let angle = 0; angle < 360; angle += 45) {
      const turn = angle * Math.PI / 180, far = reach * ring;
      spots.push({ ...spots[0], x: x + Math.cos(turn) * far, y: y + Math.sin(turn) * far, cost: ring });
    }
  return spots;
}

// Above and below a line.
export function along(part, width, height, away, more = 0) {
  const reach = away + height / 2;
  return turnedWith(part, width, height, [[-reach, more], [reach, more + 0.3]], STEP);
}

// In a line itself.
const upon = (part, width, height) =>
  turnedWith(part, width, height, ASIDE.map((aside, number) => [aside * height, IN_LINE + 0.1 * number]), SHORT_STEP)
    .map(spot => ({ ...spot, inLine: true }));

// Turned with a line, where a stretch as long as the name is nearly straight; from its middle on. `pushes` are pixels
// below it, and what they cost.
function turnedWith({ points, ends, length }, width, height, pushes, pixels) {
  if (length < width * 1.1) return [];
  const room = (length - width) / 2, steps = Math.max(1, Math.min(MOST_STEPS, Math.floor(room / pixels))), spots = [];
  for (let step = 0; step <= steps; step++)
    for (const sign of step ? [1, -1] : [1]) {
      const middle = length / 2 + sign * room * step / steps;
      const a = at(points, ends, middle - width / 2), b = at(points, ends, middle + width / 2);
      const chord = Math.hypot(b[0] - a[0], b[1] - a[1]);
      if (chord < STRAIGHT * width) continue;
      const forth = b[0] >= a[0] ? 1 : -1, cosine = (b[0] - a[0]) / chord * forth, sine = (b[1] - a[1]) / chord * forth;
      const anchor = at(points, ends, middle), turn = Math.atan2(sine, cosine) * 180 / Math.PI;
      const x = (anchor[0] + (a[0] + b[0]) / 2) / 2, y = (anchor[1] + (a[1] + b[1]) / 2) / 2;
      for (const [push, cost] of pushes)
        spots.push({
          x: x - sine * push, y: y + cosine * push, width, height, turn,
          flush: "center", cost: cost + 0.5 * step / steps, anchor,
        });
    }
  return spots;
}

// Going on from where lines end, but not from where one joins another.
function beyond(lines, width, height) {
  return lines.flatMap((points, number) => {
    const closed = Math.hypot(...[0, 1].map(axis => points[0][axis] - points.at(-1)[axis])) === 0;
    const { ends, length } = measured(points), others = lines.filter((_, other) => other !== number);
    return [[0, NEARBY], [length, length - NEARBY]].flatMap(([end, inwards]) => {
      const [x, y] = at(points, ends, end), [fromX, fromY] = at(points, ends, Math.max(0, inwards));
      if (closed || others.some(line => fromLine([x, y], line) < 1)) return [];
      const out = [x - fromX, y - fromY];
      return beside(x, y, width, height, FROM_END, AT_END).filter(spot => {
        const to = nearest(spot, [x, y]).map((each, axis) => each - [x, y][axis]);
        return out[0] * to[0] + out[1] * to[1] >= ONWARDS * Math.hypot(...out) * Math.hypot(...to);
      }).map(spot => ({ ...spot, atEnd: true }));
    });
  });
}

// Beside a line, joined to it by a leader: `leader` is where that meets the name's box.
function led({ points, ends, length }, width, height, leaders) {
  const steps = Math.max(1, Math.min(MOST_STEPS, Math.floor(length / 2 / STEP))), spots = [];
  for (let step = 0; step < steps; step++)
    for (const sign of step ? [1, -1] : [1]) {
      const middle = length / 2 * (1 + sign * step / steps), anchor = at(points, ends, middle), [x, y] = anchor;
      const [a, b] = [-NEARBY, NEARBY].map(more => at(points, ends, middle + more)), ahead = [b[0] - a[0], b[1] - a[1]];
      leaders.forEach((away, ring) => {
        for (const spot of beside(x, y, width, height, away, LED + 0.4 * ring + 0.5 * step / steps)) {
          const leader = nearest(spot, [x, y]), out = [leader[0] - x, leader[1] - y];
          const sine = Math.abs(ahead[0] * out[1] - ahead[1] * out[0]) / Math.hypot(...ahead) / Math.hypot(...out);
          if (sine >= ASLANT) spots.push({ ...spot, leader, anchor });
        }
      });
    }
  return spots;
}

// Beside a symbol, joined to its edge by a leader.
const ledFrom = ([x, y], radius, width, height) => LEADERS.flatMap((far, ring) =>
  beside(x, y, width, height, radius + far, LED + 0.4 * ring).map(spot => {
    const leader = nearest(spot, [x, y]), right = leader[0] - x, down = leader[1] - y;
    const share = (radius + EDGE) / Math.hypot(right, down);
    return { ...spot, leader, anchor: [x + right * share, y + down * share] };
  }));

// Whether what a name stands at could be taken for another's.
function isAnothers(board, name, spot, asked) {
  if (name.way === "over" || name.way === "at") return false;
  if (name.way === "beside") {
    if (spot.leader) return isLedFromAnothers(board, name, spot);
    if (spot.inside) return false;
    if (name.isSite && isAtAnothersSite(board, name, spot)) return true;
    const gap = fromBox(spot, name.point) - (name.radius ?? 0);
    return within(board.discs, around(corners(spot), gap), disc => disc.of !== name.of
      && Math.hypot(disc.x - name.point[0], disc.y - name.point[1]) > 1
      && fromBox(spot, [disc.x, disc.y]) - disc.radius < gap);
  }
  const others = (point, reach, alike = false) => {
    const found = new Set();
    within(board.pieces, around([point], reach), ({ of, look, a, b, half }) => {
      const another = of && of !== name.of && (!alike || look === name.look);
      if (another && fromPiece(point, a, b) - half <= reach) found.add(of);
    });
    return found;
  };
  const begins = () => others(spot.anchor, CLEAR, spot.leader || spot.inLine).size > 0
    || spot.leader && (others(spot.anchor, 1).size > 0 || isMarked(board, name, spot.anchor, CLEAR));
  if (!asked.has(spot.anchor)) asked.set(spot.anchor, begins());
  if (spot.leader || asked.get(spot.anchor)) return asked.get(spot.anchor);
  const [start, middle, end] = samples(spot);
  const toOwn = point => Math.min(...name.lines.map(line => fromLine(point, line)));
  if (spot.inLine) {
    const near = toOwn(middle) - HARDLY;
    return near > 0 && others(middle, near).size > 0 || isWithAnother(board, name, spot);
  }
  // A line that crosses is near to one end; one that is near to both runs along the name.
  const runsAlong = (from, to) => {
    const atStart = others(start, from);
    return [...others(end, to)].some(of => atStart.has(of));
  };
  if (spot.atEnd) return runsAlong(spot.height, spot.height) || isCrowded(board, name, spot);
  const [from, near, to] = [start, middle, end].map(toOwn);
  return others(middle, near + CLEAR).size > 0 || runsAlong(from, to);
}

// Whether a leader begins on a larger symbol of another's, which would be taken for what it leads from.
const isLedFromAnothers = (board, name, { anchor }) =>
  within(board.discs, around([anchor]), ({ of, x, y, radius, end }) =>
  of !== name.of && !end && radius > (name.radius ?? 0) && Math.hypot(x - name.point[0], y - name.point[1]) > 1
  && Math.hypot(x - anchor[0], y - anchor[1]) <= radius);

// Whether another's outline is as near to a name as its own is, or lies below it as well.
function isAtAnothersSite({ sites }, { of, area }, spot) {
  const near = fromArea(area, spot), [left, top, right, bottom] = around(corners(spot), near);
  return sites.some(site => {
    if (site.of === of) return false;
    const [west, north, east, south] = site.edges ??= around(site.area.flat());
    return west <= right && east >= left && north <= bottom && south >= top && fromArea(site.area, spot) <= near;
  });
}

// Whether a name in its line meets another that looks like that, or touches another's symbol.
const isWithAnother = (board, { of, look }, spot) => within(board.pieces, around(corners(spot), 1), piece =>
  piece.of && piece.of !== of && piece.look === look && between(spot, piece.a, piece.b) - piece.half <= 1)
  || within(board.discs, around(corners(spot), CLEAR), disc =>
    disc.of !== of && !disc.end && fromBox(spot, [disc.x, disc.y]) <= disc.radius + CLEAR);

// Whether another's symbol lies so near to a point.
const isMarked = (board, name, point, near) => within(board.discs, around([point], near), ({ of, x, y, radius }) =>
  of !== name.of && Math.hypot(x - point[0], y - point[1]) - radius <= near);

// Whether anything of another's is about as near to a line's end as the name beyond it; or to that, if it looks alike.
function isCrowded(board, name, spot) {
  const near = fromBox(spot, spot.anchor) + CLEAR / 2, edges = around([...corners(spot), spot.anchor], near);
  const from = ({ look, a, b }) =>
    Math.min(fromPiece(spot.anchor, a, b), look === name.look ? between(spot, a, b) : Infinity);
  return within(board.pieces, edges, piece => piece.of && piece.of !== name.of && from(piece) - piece.half <= near)
    || within(board.discs, edges, ({ of, x, y, radius }) => of !== name.of && fromBox(spot, [x, y]) - radius <= near)
    || isMarked(board, name, spot.anchor, near);
}

// Pixels of a piece of line that lie below a name: a heavy line costs as often as it runs on for the name's height.
function lengthIn({ x, y, width, height, turn }, { a, b }) {
  const [cosine, sine] = [Math.cos, Math.sin].map(of => of(turn * Math.PI / 180));
  const seen = [a, b].map(([right, down]) =>
    [(right - x) * cosine + (down - y) * sine, (down - y) * cosine - (right - x) * sine]);
  return clipped(seen, [-width / 2, -height / 2, width / 2, height / 2])
    .reduce((sum, [from, to]) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
}

function dislikes(board, name, spot) {
  const below = new Map(), across = new Map(), box = spot.leader ? widened(spot, CLEAR) : spot;
  let cost = 0;
  within(board.pieces, around(corners(box)), piece => {
    if (!meets(box, piece)) return;
    const { length = 0 } = below.get(piece.line) ?? {}, more = piece.heavy && piece.of !== name.of;
    below.set(piece.line, { piece, length: length + (more ? lengthIn(spot, piece) : 0) });
  }, true);
  if (spot.leader) {
    within(board.pieces, around([spot.anchor, spot.leader]), piece => {
      if (piece.of !== name.of && cross(spot.anchor, spot.leader, piece.a, piece.b)) across.set(piece.line, piece);
    });
    for (const { look } of across.values()) cost += LED_ACROSS + (look === name.look ? ALIKE : 0);
  }
  for (const { piece, length } of below.values())
    cost += spot.leader && piece.look !== null ? LED_ON : piece.cost * Math.max(1, length / spot.height);
  for (const [box, what] of [[spot, "upon"], ...strokes(spot).map(stroke => [stroke, "cost"])]) {
    const clear = box === spot && name.way === "along" ? CLEAR : 0;       // beside a symbol it would be that one's name
    within(board.discs, around(corners(box), clear), disc => {
      const far = fromBox(box, [disc.x, disc.y]), near = disc.of === name.of || disc.end ? 0 : clear;
      if (far <= disc.radius) cost += disc[what];
      else if (far <= disc.radius + near) cost += disc.cost;
    }, true);
  }
  return cost;
}

const isIn = ({ width, height }, [x, y]) => x > 0 && y > 0 && x < width && y < height;

function inside({ width, height }, spot) {
  const [left, top, right, bottom] = around(corners(spot));
  return left >= GAP && top >= GAP && right <= width - GAP && bottom <= height - GAP;
}

const covers = (board, spot) => within(board.taken, around(corners(spot)), box => overlap(spot, box));

function take(board, spot, more) {
  const box = widened(spot, more);
  put(board.taken, around(corners(box)), box);
}

// The leader, where there is one, as a box of no height.
function strokes({ anchor: [x, y], leader }) {
  if (!leader) return [];
  const right = leader[0] - x, down = leader[1] - y, turn = Math.atan2(down, right) * 180 / Math.PI;
  return [{ x: x + right / 2, y: y + down / 2, width: Math.hypot(right, down), height: 0, turn }];
}

// Points of a name: near its start, its middle, near its end.
const samples = spot => [-0.4, 0, 0.4].map(share => {
  const turn = spot.turn * Math.PI / 180;
  return [spot.x + Math.cos(turn) * share * spot.width, spot.y + Math.sin(turn) * share * spot.width];
});

function* inPieces(points) {
  for (let number = 1; number < points.length; number++) {
    const [ax, ay] = points[number - 1], [bx, by] = points[number];
    const count = Math.ceil(Math.hypot(bx - ax, by - ay) / CELL) || 1;
    const way = share => [ax + (bx - ax) * share / count, ay + (by - ay) * share / count];
    for (let piece = 0; piece < count; piece++) yield [way(piece), way(piece + 1)];
  }
}
