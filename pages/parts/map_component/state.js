// What one map knows of itself: one object, which hangs as `state` on the element that the map stands in.
export const newState = root => ({
  root,
  data: null,             // what the page has sent, anew on every run
  page: null,             // path of the page that it stands on, null once the reader has asked for another
  setState: null,         // tells the page what stays true (the camera), and
  setTrigger: null,       // what has just happened (a click): new functions on every run
  changed: null,          // to be called when the browser itself shows something else of what it has
  begin: null,            // tells the page that the ground is drawn, or never will be: the rest of it waits for that
  stopped: false,         // the page has taken the map away
  ended: false,           // a sentence stands in the map's place
  arrivals: null,         // what has been fetched, and what is still asked for
  files: {},              // source of the style -> address of its file
  pictures: [],           // addresses of the pictures that the map begins with
  drawn: new Map(),       // deck.gl layer -> the data and symbols it drew last
  tiles: new Map(),       // layer that comes in tiles -> those that were in view when all of them had last arrived
  told: {},               // what is to be said on the map, by what it is about
  unwatch: [],            // each ends a watch: over the line to the server, over the reader's leaving
  seen: null,             // ids of the layers that are drawn at the camera's zoom, as words
  entered: false,         // the reader has clicked into the map, and the pointer has not left it since
  drawing: null,          // request for the next frame: what has arrived goes into the map
  session: null,          // name of the session that the page belongs to
  flight: null,           // number of the last flight that the page asked for
  moved: false,           // whether the camera stands where a reader or a flight has put it, not at the first fit
  following: false,       // another map moves it
  home: null,             // the camera that the page has placed last, as words: a reader may have left it since
  reported: null,         // the camera that the page was told last, as words
  legend: null,           // whether the reader has opened or shut the legend
  years: null,            // going through the years, while its bar is open
  yearSeen: null,         // the year that the bar was last opened for
  offering: null,         // whether it offers its night, once that is known
  shown: null,            // title and subtitle that were told last
  gathered: null,         // what was picked when that was told last: id -> name
  helps: null,            // whether the reader has asked for what the keys do, or has put it away
  unfolded: new Set(),    // rows of the legend that the reader has opened
  resting: null,          // timer: the camera has come to rest
  looking: null,          // timer: looking again whether the picture is complete
  ...newMap(),
});

// What ends with a map, and begins anew with the next in its place.
export const newMap = () => ({
  map: null,              // MapLibre's map, once its style is there
  overlay: null,          // deck.gl's overlay, once it lies in the map's layer stack
  style: null,            // address of the style in whose colours the ground is painted
  laid: new Set(),        // sources of the style whose file it has
  detailed: false,        // whether the ground's fine detail has been asked for
  lettering: null,        // how the base map's names are set, in the colours of its style
  towns: [],              // the places of the base map
  meridians: [],          // its meridians and parallels
  names: [],              // the names that have a place: id, feature, words, box (its corners), anchor, how each is set
  arrows: [],             // the arrow heads along lanes
  unplaced: true,         // names have been asked for and not all of them have found their places
  asked: 0,               // since when
  soon: null,             // the frame in which names will be placed anew
  watch: null,            // tells when a panel grows or shrinks, and
  watched: new WeakSet(), // the panels that it looks at
  dots: [],               // the style's layers of the dots of towns, as they came, and
  dotted: null,           // the ids of those that are drawn, as words: those that are named
  measuring: null,        // the points of a measurement under way
  pointed: null,          // what the reader has gone to by key: its id, or its name
  unpoint: null,          // ends that
  listing: null,          // the list of what is in view, while it is open
  wholeSince: null,       // since when nothing has been missing from the picture
});

export const part = ({ root }, name) => root.querySelector(`.atlas-map-${name}`);

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
