// Plane shapes, in pixels: points are [x, y], boxes have a middle, a width, a height and a turn in degrees.

export function corners({ x, y, width, height, turn }) {
  const cosine = Math.cos(turn * Math.PI / 180), sine = Math.sin(turn * Math.PI / 180);
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([right, down]) => {
    const a = right * width / 2, d = down * height / 2;
    return [x + a * cosine - d * sine, y + a * sine + d * cosine];
  });
}

export const widened = (box, more) => ({ ...box, width: box.width + 2 * more, height: box.height + 2 * more });

export function around(points, more = 0) {
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  return [Math.min(...xs) - more, Math.min(...ys) - more, Math.max(...xs) + more, Math.max(...ys) + more];
}

// A point in the box's own directions, from its middle.
function turned({ x, y, turn }, [px, py]) {
  const cosine = Math.cos(turn * Math.PI / 180), sine = Math.sin(turn * Math.PI / 180);
  return [(px - x) * cosine + (py - y) * sine, (py - y) * cosine - (px - x) * sine];
}

export function fromBox(box, point) {
  const [right, down] = turned(box, point);
  return Math.hypot(Math.max(0, Math.abs(right) - box.width / 2), Math.max(0, Math.abs(down) - box.height / 2));
}

export const nearest = ({ x, y, width, height }, point) => [
  Math.min(Math.max(point[0], x - width / 2), x + width / 2),
  Math.min(Math.max(point[1], y - height / 2), y + height / 2),
];

export function meets(box, { a, b, half }) {
  const edges = [-box.width / 2 - half, -box.height / 2 - half, box.width / 2 + half, box.height / 2 + half];
  return Boolean(cut(turned(box, a), turned(box, b), edges));
}

export function overlap(one, other) {
  const apart = (box, points) => {
    const [left, top, right, bottom] = around(points.map(point => turned(box, point)));
    return left >= box.width / 2 || right <= -box.width / 2 || top >= box.height / 2 || bottom <= -box.height / 2;
  };
  return !apart(one, corners(other)) && !apart(other, corners(one));
}

export function between(box, a, b) {
  if (meets(box, { a, b, half: 0 })) return 0;
  return Math.min(...[a, b].map(end => fromBox(box, end)), ...corners(box).map(corner => fromPiece(corner, a, b)));
}

// Whether a point lies in an area of such edges.
function holds(rings, { x, y }) {
  let crossings = 0;
  for (const ring of rings)
    for (let number = 1; number < ring.length; number++) {
      const [a, b] = [ring[number - 1], ring[number]];
      if (a[1] > y !== b[1] > y && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])) crossings++;
    }
  return crossings % 2 === 1;
}

// Whether a box lies wholly within such an area.
export const contains = (rings, box) => holds(rings, box)
  && !rings.some(ring => ring.some((b, at) => at && meets(box, { a: ring[at - 1], b, half: 0 })));

// How far a box is from such an area: 0 where they meet.
export const fromArea = (rings, box) => holds(rings, box) ? 0
  : Math.min(...rings.map(ring => ring.reduce((least, b, at) =>
    at && least ? Math.min(least, between(box, ring[at - 1], b)) : least, Infinity)));

// The point of a piece that is nearest to a point.
export function onPiece([x, y], [ax, ay], [bx, by]) {
  const dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
  const share = square ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return [ax + share * dx, ay + share * dy];
}

export function fromPiece(point, a, b) {
  const [x, y] = onPiece(point, a, b);
  return Math.hypot(point[0] - x, point[1] - y);
}

export const fromLine = (point, line) =>
  line.reduce((least, b, at) => at ? Math.min(least, fromPiece(point, line[at - 1], b)) : least, Infinity);

export function cross(a, b, c, d) {
  const side = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) < 0;
}

// What of a piece lies within edges, as shares of it, or null.
function cut([ax, ay], [bx, by], [left, top, right, bottom]) {
  let from = 0, to = 1;
  for (const [start, way, low, high] of [[ax, bx - ax, left, right], [ay, by - ay, top, bottom]]) {
    if (!way && (start < low || start > high)) return null;
    if (!way) continue;
    const [one, other] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from <= to ? [from, to] : null;
}

// The parts of a line within edges.
export function clipped(points, edges) {
  const parts = [];
  let part = null;
  for (let at = 1; at < points.length; at++) {
    const a = points[at - 1], b = points[at], share = cut(a, b, edges);
    if (!share) { part = null; continue; }
    const [start, end] = share.map(each => [a[0] + (b[0] - a[0]) * each, a[1] + (b[1] - a[1]) * each]);
    if (part && share[0] === 0) part.push(end);
    else parts.push(part = [start, end]);
    if (share[1] < 1) part = null;
  }
  return parts;
}

// A line so many pixels to the right of its course, each corner on the bisector of its angle; one in the course itself
// where there is no such thing.
export function besideCourse(points, pixels = 0) {
  if (!pixels) return points;
  const ways = points.slice(1).map(([x, y], at) => [x - points[at][0], y - points[at][1]])
    .map(([x, y]) => [x, y].map(each => each / (Math.hypot(x, y) || 1)));
  return points.map(([x, y], at) => {
    const [a, b] = [ways[at - 1] ?? ways[at], ways[at] ?? ways[at - 1]], right = a[0] + b[0], down = a[1] + b[1];
    const far = 2 * pixels / Math.max(right * right + down * down, 1);
    return [x - down * far, y + right * far];
  });
}

// How far along a line each of its points lies, and its length.
export function measured(points) {
  const ends = [0];
  for (let at = 1; at < points.length; at++)
    ends.push(ends[at - 1] + Math.hypot(points[at][0] - points[at - 1][0], points[at][1] - points[at - 1][1]));
  return { ends, length: ends.at(-1) };
}

export function at(points, ends, distance) {
  let low = 0, high = ends.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= distance) low = middle;
    else high = middle;
  }
  const long = ends[high] - ends[low], share = long ? Math.min(1, Math.max(0, (distance - ends[low]) / long)) : 0;
  return [0, 1].map(axis => points[low][axis] + (points[high][axis] - points[low][axis]) * share);
}

// --- finding what lies near: things by the squares of a grid that they lie in

export const CELL = 48;                                     // pixels of the side of a square

export const grid = () => new Map();

export const copied = things => new Map([...things].map(([square, each]) => [square, [...each]]));

function* squares([left, top, right, bottom]) {
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield x * 65536 + y;
}

export function put(into, edges, thing) {
  for (const square of squares(edges)) {
    if (into.has(square)) into.get(square).push(thing);
    else into.set(square, [thing]);
  }
}

// Whether anything near passes a test; each thing is asked once where that matters.
export function within(things, edges, test, once = false) {
  const asked = once ? new Set() : null;
  for (const square of squares(edges))
    for (const thing of things.get(square) ?? []) {
      if (asked?.has(thing)) continue;
      asked?.add(thing);
      if (test(thing)) return true;
    }
  return false;
}
