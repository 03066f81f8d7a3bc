// A file that was fetched, and the browser told to keep it.
import { answered } from "../map_component/arrivals.js";

const READ_MS = 60_000;                                     // the browser reads it after the click

// A way of `bring` in arrivals.js: the content, and the name that the server gives it.
export async function whole(...asked) {
  const answer = await answered(...asked), content = await answer.blob();
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition")) ?? [null, "file"];
  return { content, name };
}

export function save({ content, name }) {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => { URL.revokeObjectURL(href); }, READ_MS);
}
