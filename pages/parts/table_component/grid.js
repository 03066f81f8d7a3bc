// A table as the ARIA practices describe a grid: one Tab stop, and arrow keys inside. What stands in a cell, a button, a
// tick or a link, has the focus in its cell's place.
const PAGE = 10;                                            // rows that Page Up and Page Down go

const rowsOf = root => [...root.querySelectorAll("tr")];
const heldBy = cell => cell.querySelector("a, button, input") ?? cell;

// Keys are heard for as long as the table stands, whatever rows it has.
export function beginGrid(root, open) {
  root.addEventListener("keydown", event => press(root, event, open));
  root.addEventListener("focusin", ({ target }) => stopAt(root, target.closest("th, td")));
}

// Rows have been written: the Tab stop is where the reader was, or the marked row, or the first.
export function furnishGrid(root, table, label, place) {
  table.setAttribute("role", "grid");
  Object.assign(table, { ariaLabel: label, ariaReadOnly: "true" });
  for (const each of table.querySelectorAll("a, button, input")) each.tabIndex = -1;
  stopAt(root, place ? cellAt(root, place.row, place.column) : firstOf(root));
  if (place) root.stop.focus({ preventScroll: true });
}

// Where the reader is in the rows that are about to go; undefined for one who is elsewhere.
export function placeIn(root) {
  const cell = root.stop?.closest("th, td"), focused = root.contains(document.activeElement);
  if (!cell?.isConnected || !focused) return undefined;
  return { row: rowsOf(root).indexOf(cell.parentElement), column: cell.cellIndex };
}

function firstOf(root) {
  const body = root.querySelector("tr[aria-selected=true], tr[data-feature]");
  return body?.querySelector("th") ?? root.querySelector("th");
}

function cellAt(root, row, column) {
  const rows = rowsOf(root), { cells } = rows[Math.min(Math.max(row, 0), rows.length - 1)];
  return cells[Math.min(Math.max(column, 0), cells.length - 1)];
}

function stopAt(root, cell) {
  if (!cell) return;
  if (root.stop) root.stop.tabIndex = -1;
  root.stop = heldBy(cell);
  root.stop.tabIndex = 0;
}

function press(root, event, open) {
  const cell = event.target.closest("th, td");
  if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Enter" && event.target === cell) return open(cell.parentElement);
  // A heading that spans all columns does not forget in which one the reader goes up or down.
  if (cell.colSpan === 1) root.column = cell.cellIndex;
  const rows = rowsOf(root), to = aim(event, rows.indexOf(cell.parentElement), root.column ?? 0, rows.length);
  if (!to) return;
  event.preventDefault();
  const next = cellAt(root, ...to);
  stopAt(root, next);
  root.stop.focus();
}

// Row and column that a key leads to; null where it leads nowhere.
export function aim({ key, ctrlKey }, row, column, rows) {
  if (ctrlKey && !["Home", "End"].includes(key)) return null;
  switch (key) {
    case "ArrowDown": return [row + 1, column];
    case "ArrowUp": return [row - 1, column];
    case "ArrowRight": return [row, column + 1];
    case "ArrowLeft": return [row, column - 1];
    case "PageDown": return [row + PAGE, column];
    case "PageUp": return [row - PAGE, column];
    case "Home": return [ctrlKey ? 0 : row, 0];
    case "End": return [ctrlKey ? rows - 1 : row, Infinity];
    default: return null;
  }
}
