// What is there in a year: while a reader goes through the years (years.js), the browser itself leaves out what is not
// there yet, and the server is asked nothing.

// A layer as the view shows it. What is selected, picked or followed is shown whatever the year.
const OF_THE_VIEW = /\/layers\/[^/?]+\.geojson\?(?!(?:.*&)?(?:id|commitment|casing)=)/;

// Where a layer's data is fetched: with all of its years, while a reader goes through them.
export const datedFrom = ({ years }, address) => years?.through && OF_THE_VIEW.test(address)
  ? `${address.replace(/&year=\d+/, "")}&dated=yes` : address;

const kept = new WeakMap();                                 // a collection -> the year, and what is there in it

// What of a collection is there: what has no year is there in any. As much as in the year before is the same object,
// which nothing draws anew.
export function inYear({ years }, address, collection) {
  if (!years?.through || !collection || !address.endsWith("&dated=yes")) return collection;
  const last = kept.get(collection);
  if (last?.year === years.year) return last.there;
  const features = collection.features.filter(({ properties: { from } }) => !(from > (years.year ?? Infinity)));
  const there = last?.there.features.length === features.length ? last.there : { ...collection, features };
  kept.set(collection, { year: years.year, there });
  return there;
}
