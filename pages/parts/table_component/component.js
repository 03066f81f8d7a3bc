// A table of features, fetched by address: a rerun of the page sends the address, never the rows.
import { bring, closeArrivals, hurry, keepOnly, openArrivals } from "../map_component/arrivals.js";
import { beginGrid, furnishGrid, placeIn } from "./grid.js";
import { isPaged, pageAt, showBar } from "./paging.js";

const WHAT = "the table";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".atlas-table"), notice = parentElement.querySelector(".atlas-late");
  Object.assign(root, { data, setTrigger: setTriggerValue });           // new functions on every run
  if (!root.arrivals) beginGrid(root, ({ dataset: { feature } }) => feature && root.setTrigger("picked", feature));
  root.arrivals ??= openArrivals(words => {
    notice.textContent = words;
    if (words) root.replaceChildren();                                   // the rows of before would be taken for the new
  });
  root.hidden = false;                                      // its style sheet is there
  notice.textContent = root.arrivals.said;
  hurry(root);
  if (root.address === data.address) mark(root);
  else load(root);
  return () => closeArrivals(root);
}

async function load(root) {
  const { address } = root.data;
  root.address = address;
  root.asked = { from: 0, find: root.bar ? root.asked.find : "" };
  const table = await fetched(root, address);
  if (!table) return;                                                    // another one has been asked for meanwhile
  root.table = table;
  const { column, down } = root.order ?? {}, isSorted = table.columns.some(({ label }) => label === column);
  if (isPaged(table) && (isSorted || root.asked.find)) return turn(root);
  if (isSorted) sort(root, column, down);
  else write(root);
  root.setAttribute("aria-busy", "false");
}

async function fetched(root, address) {
  root.setAttribute("aria-busy", "true");
  root.wanted = address;
  keepOnly(root, new Set([address]));
  const table = await bring(root, WHAT, address);
  return root.wanted === address ? table : null;
}

// Another page of a table that is not here whole. Whether it is shown: another one may have been asked for meanwhile.
async function turn(root, asked = {}) {
  Object.assign(root.asked, asked);
  const table = await fetched(root, pageAt(root.address, root.asked, root.order));
  if (!table) return false;
  root.table = table;
  write(root);
  root.scrollTop = 0;
  root.setAttribute("aria-busy", "false");
  return true;
}

function write(root) {
  const table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
  const ticks = Boolean(root.data.picked);
  if (ticks) head.append(Object.assign(document.createElement("th"), { scope: "col", className: "tick", textContent: "Pick" }));
  for (const { label, number } of root.table.columns) {
    const cell = document.createElement("th"), button = document.createElement("button");
    const sorted = root.order?.column === label;
    cell.scope = "col";
    cell.ariaSort = sorted ? (root.order.down ? "descending" : "ascending") : "none";
    cell.className = number ? "number" : "";
    button.textContent = label;
    button.onclick = () => order(root, label, sorted && !root.order.down);
    cell.append(button);
    head.append(cell);
  }
  let above;
  for (const { id, cells, group } of root.table.rows) {
    if (!root.order && group !== above) body.append(groupOf(above = group, root.table, ticks));
    const row = body.insertRow();
    row.dataset.feature = id;
    row.onclick = event => { if (!event.target.closest("a, .tick") && !String(getSelection())) root.setTrigger("picked", id); };
    if (ticks) row.append(tickOf(root, id, cells[0]));
    const pick = () => root.setTrigger("picked", id);
    cells.forEach((value, i) => row.append(cellOf(value, root.table.columns[i], cells[0], i === 0 && pick)));
  }
  const place = placeIn(root);
  root.replaceChildren(table);
  showBar(root, asked => turn(root, asked));
  mark(root);
  furnishGrid(root, table, root.data.label, place);
}

function groupOf(words, { columns, rows }, ticks) {
  const row = document.createElement("tr"), cell = document.createElement("th");
  const count = rows.filter(({ group }) => group === words).length;
  Object.assign(cell, { scope: "rowgroup", colSpan: columns.length + ticks, className: "group", textContent: `${words} (${count})` });
  row.append(cell);
  return row;
}

// textContent, never innerHTML: names are data. The first cell of a row is a button, and so is said to be one.
function cellOf(value, { label, number, link, year }, name, pick) {
  const cell = document.createElement(pick ? "th" : "td");
  if (pick) cell.scope = "row";
  const words = value === null ? "" : number && !year ? value.toLocaleString("en-GB", { maximumFractionDigits: 5 }) : String(value);
  if (number) cell.className = "number";
  if (link && /^https?:\/\//.test(words)) cell.append(siteOf(words, `${label} of ${name}`));
  else if (pick) { const button = document.createElement("button"); button.textContent = words; button.onclick = event => { event.stopPropagation(); pick(); }; cell.append(button); }
  else cell.textContent = words;
  cell.title = words.length > 40 ? words.slice(0, 600) : "";
  return cell;
}

// The whole cell is a target: a box is small.
function tickOf(root, id, name) {
  const cell = Object.assign(document.createElement("td"), { className: "tick" }), label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", ariaLabel: `Pick ${name}` });
  box.onchange = () => root.setTrigger("ticked", id);
  label.append(box);
  cell.append(label);
  return cell;
}

// An address alone says to a reader who listens little; what is seen is part of what is said.
function siteOf(href, words) {
  const shown = href.replace(/^https?:\/\/(?:www\.)?|\/$/g, ""), away = { target: "_blank", rel: "noopener" };
  return Object.assign(document.createElement("a"), { href, ...away, textContent: shown, ariaLabel: `${words}: ${shown}` });
}

// "16 June 2026" and "June 2026" are ordered as days: the browser reads both.
const DAY = /^(?:\d{1,2} )?[A-Z][a-z]+ \d{4}\b/;
const day = words => { const [written] = DAY.exec(words) ?? []; return written ? Date.parse(`${written} UTC`) || undefined : /^\d{4}$/.test(words) ? Date.UTC(+words) : undefined; };

// "1,400 MW" is a number with a unit, and a second figure may follow after a comma: rows are grouped by unit, then ordered by number.
function measured(words) {
  const [, number, unit] = /^(\d[\d,]*(?:\.\d+)?) (\D[^,]*)(?:,.*)?$/.exec(words) ?? [];
  return unit && { unit, number: Number(number.replaceAll(",", "")) };
}

// As a reader asks for it, who may not see the rows change places.
async function order(root, column, down) {
  const words = `Sorted by ${column}, ${down ? "descending" : "ascending"}.`;
  if (await sort(root, column, down)) dispatchEvent(new CustomEvent("atlas:said", { detail: words }));
}

// Whether the rows stand in that order, at once or when they have come.
function sort(root, column, down) {
  const at = root.table.columns.findIndex(({ label }) => label === column), words = new Intl.Collator("en", { numeric: true });
  const { order } = root.table.columns[at];
  root.order = { column, down };
  if (isPaged(root.table)) return turn(root, { from: 0 });
  const empty = value => value === null || value === "";
  root.table.rows.sort(({ cells: { [at]: a } }, { cells: { [at]: b } }) => {
    if (empty(a) || empty(b)) return empty(a) - empty(b);                // what was not published comes last either way
    if (order) return (order.indexOf(a) - order.indexOf(b)) * (down ? -1 : 1);
    if (typeof a === "number") return (a - b) * (down ? -1 : 1);
    const [one, other] = [day(a), day(b)];
    if (one !== undefined && other !== undefined) return (one - other) * (down ? -1 : 1);
    const [first, second] = [measured(a), measured(b)];
    if (first && second) return words.compare(first.unit, second.unit) || (first.number - second.number) * (down ? -1 : 1);
    return words.compare(a, b) * (down ? -1 : 1);
  });
  write(root);
  return true;
}

function mark(root) {
  const picked = new Set(root.data.picked);
  for (const row of root.querySelectorAll("tr[data-feature]")) {
    const box = row.querySelector(".tick input");
    row.ariaSelected = row.dataset.feature === root.data.selected ? "true" : null;
    if (box) box.checked = picked.has(row.dataset.feature);
  }
}
