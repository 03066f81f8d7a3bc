// Maps of one page that look at the same place: whichever the reader moves, the others go along.
const LOOKS = "atlas:looks", CAME = "atlas:came";           // told in the window, by the map that moves or that is new

// `linked` is "leads" for the map whose camera is the page's, "follows" for any other.
export function link(state) {
  const { map, data: { linked } } = state;
  if (!linked) return;
  const tell = () => dispatchEvent(new CustomEvent(LOOKS, { detail: { from: state, look: lookOf(map) } }));
  map.on("move", () => { if (!state.following) tell(); });
  const hear = ({ detail: { from, look } }) => {
    if (from === state || state.map !== map) return;
    state.following = true;
    map.jumpTo(look);
    state.following = false;
    state.moved ||= from.moved;
  };
  const greet = ({ detail }) => { if (linked === "leads" && detail !== state && state.map === map) tell(); };
  const heard = [[LOOKS, hear], [CAME, greet]];
  for (const each of heard) addEventListener(...each);
  map.on("remove", () => { for (const each of heard) removeEventListener(...each); });
  if (linked === "leads") tell();
  else dispatchEvent(new CustomEvent(CAME, { detail: state }));
}

const lookOf = map => ({ center: map.getCenter(), zoom: map.getZoom() });
