// A table that is too long to be sent whole: a bar above it, by which a reader turns its pages and searches through it.
const REST_MS = 400;                                        // a search is asked for once typing has rested this long

export const isPaged = ({ total }) => total !== undefined;

// The address of a page: that of the table with the page's words.
export function pageAt(address, { from = 0, find = "" }, { column = "", down = false } = {}) {
  const words = new URLSearchParams({
    ...from && { from }, ...column && { sort: column }, ...column && down && { down: "yes" }, ...find && { find },
  });
  return `${address}${address.includes("?") ? "&" : "?"}${words}`;
}

// What a reader is told of where they are: "Rows 201 to 400 of 1,000,000".
export function told({ total, from, rows }) {
  const number = count => count.toLocaleString("en-GB");
  if (!total) return "No row matches.";
  return `Rows ${number(from + 1)} to ${number(from + rows.length)} of ${number(total)}`;
}

// The bar above a table, where it has pages; `turn` is asked for another.
export function showBar(root, turn) {
  if (!isPaged(root.table)) {
    root.bar?.remove();
    root.bar = null;
    return;
  }
  root.bar ??= makeBar(root);
  const { total, from, page } = root.table, [search, where, back, on] = root.bar.children;
  search.oninput = () => {
    clearTimeout(root.typing);
    root.typing = setTimeout(() => turn({ from: 0, find: search.value.trim() }), REST_MS);
  };
  where.textContent = told(root.table);
  back.onclick = () => turn({ from: Math.max(0, from - page) });
  on.onclick = () => turn({ from: from + page });
  back.disabled = from === 0;
  on.disabled = from + page >= total;
}

function makeBar(root) {
  const bar = Object.assign(document.createElement("div"), { className: "atlas-pages" });
  const search = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search the table" });
  const where = document.createElement("span");
  const buttons = ["Previous rows", "Next rows"].map(textContent =>
    Object.assign(document.createElement("button"), { type: "button", textContent }));
  search.ariaLabel = "Search the table";
  where.setAttribute("role", "status");
  bar.append(search, where, ...buttons);
  root.before(bar);
  return bar;
}
