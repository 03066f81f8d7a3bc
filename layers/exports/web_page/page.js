// What a map file does beside Leaflet: draws symbols, opens popups, keeps the order of layers, and sets names.
const atlas = (() => {
  const facts = JSON.parse(document.getElementById("atlas-facts").textContent);
  const tall = () => innerHeight > 560, wide = () => innerWidth > facts.room.wide;
  let map, sheets = [];

  // A feature's tooltip, popup and, for a line, a wider stretch that can be hit with a finger.
  function each(feature, layer) {
    const { name, tip, popup: numbers } = facts.features[feature.properties.number];
    const told = document.createElement("div");
    let content;
    for (const [tag, words] of [["strong", name], ...tip.map(words => ["span", words])]) {
      told.appendChild(document.createElement(tag)).textContent = words;
    }
    const heard = target => {
      target.bindTooltip(told, { sticky: true, className: "atlas-tip", direction: "auto" });
      target.bindPopup(() => content ??= inside(numbers.map(number => facts.lines[number]).join("\n")), {
        maxWidth: Math.min(340, innerWidth - 60), minWidth: 220, maxHeight: Math.round(Math.max(140, Math.min(440, (innerHeight - 120) * .56))),
        autoPanPaddingTopLeft: [14, wide() ? 14 : 58], autoPanPaddingBottomRight: [wide() ? 110 : 14, 14],  // clear of the switches
      });
      target.on("popupopen", ({ popup }) => { target.closeTooltip(); content.grown = () => popup.update(); });
      return target;
    };
    heard(layer);
    if (!/LineString/.test(feature.geometry.type) || layer.options.pane === "halo") return;
    const { beside } = layer.options;
    const hit = heard(L.polyline(layer.getLatLngs(), { pane: "hit", weight: 16, opacity: 0, smoothFactor: 1, beside }));
    layer.on("add", () => hit.addTo(map)).on("remove", () => hit.remove());
  }

  // The inside of a popup, made once, so that what a reader has opened in it stays open.
  function inside(words) {
    const made = document.createElement("div");
    made.innerHTML = words;  // written and escaped by the maker of this file
    made.querySelectorAll("details").forEach(part => part.addEventListener("toggle", () => made.grown?.()));
    return made;
  }

  // A point as its symbol, or as the ring round an uncertain or selected one.
  function point(feature, position) {
    const { number, icon, size, strength, above, radius, style } = feature.properties;
    if (!icon) return L.circleMarker(position, { radius, ...style, pane: this.pane, interactive: this.interactive });
    return L.marker(position, {
      icon: L.icon({ iconUrl: facts.icons[icon], iconSize: [size, size] }),
      opacity: strength, zIndexOffset: above, pane: this.pane, interactive: this.interactive, keyboard: this.interactive, alt: facts.features[number].name,
    });
  }

  function inOrder() {
    for (const { layer } of sheets) if (map.hasLayer(layer)) layer.bringToFront();
  }

  // What depends on the zoom: fine parts of the base map, and the widths of rivers, which are in metres.
  function byZoom(ground) {
    const zoom = map.getZoom();
    const show = (layer, shown) => shown ? layer.addTo(map) : layer.remove();
    for (const [layer, from] of ground.from) show(layer, zoom >= from);
    for (const [layer, until] of ground.until) show(layer, zoom < until);
    for (const { layer, home, zooms } of sheets) {
      if (!zooms || (zoom >= zooms[0] && zoom < zooms[1]) === home.hasLayer(layer)) continue;
      if (home.hasLayer(layer)) home.removeLayer(layer);
      else home.addLayer(layer);
    }
    for (const [layer, more] of ground.rivers) layer.setStyle(({ properties: { drawn_width_m: metres } }) => ({ weight: metres * 2 ** (zoom - 1) / 49000 + more }));
  }

  // Names, most important first: each stands where it covers nothing that is already there, or is left out.
  const free = ([a, b, c, d], taken) => !taken.some(([e, f, g, h]) => a < g && c > e && b < h && d > f);
  // What a name takes: its box and what is kept free round it.
  const around = ([a, b, c, d]) => [a - 2, b - 2, c + 2, d + 2];
  // Where a name may stand at a point, the best first.
  const spots = (place, x, y, width, height, away) => ({
    beside: [[away, -height / 2], [-away - width, -height / 2], [-width / 2, away], [-width / 2, -away - height]],
    above: [[-width / 2, -height - 5], [-width / 2, 5]],
    centre: [[-width / 2, -height / 2]],
  })[place].map(([dx, dy]) => [x + dx, y + dy, x + dx + width, y + dy + height]);
  const pen = document.createElement("canvas").getContext("2d");
  function names() {
    const pane = map.getPane("names"), zoom = map.getZoom(), seen = map.getBounds().pad(.1), size = map.getSize();
    const taken = [], found = document.createDocumentFragment();
    const origin = map.containerPointToLayerPoint([0, 0]), frame = map.getContainer().getBoundingClientRect();
    // What belongs to a point or a line is not cut by the border of the frame; the name of a sea may be.
    const whole = ([a, b, c, d]) => a > origin.x && b > origin.y && c < origin.x + size.x && d < origin.y + size.y;
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const { left, top, right, bottom } = control.getBoundingClientRect(), x = origin.x - frame.left, y = origin.y - frame.top;
      taken.push([left + x, top + y, right + x, bottom + y]);
    }
    for (const { layer, marks } of sheets) {
      if (!marks || !map.hasLayer(layer)) continue;
      layer.eachLayer(mark => {
        if (!seen.contains(mark.getLatLng())) return;
        const { x, y } = map.latLngToLayerPoint(mark.getLatLng()), half = mark.options.icon.options.iconSize[0] / 2 - 1;
        taken.push([x - half, y - half, x + half, y + half]);
      });
    }
    for (const { words, at, from, until = 99, set, group, unless } of facts.names) {
      if (zoom < from || zoom >= until || !seen.contains(at)) continue;
      if (group && !map.hasLayer(facts.groups[group]) || unless && map.hasLayer(facts.groups[unless])) continue;
      const how = facts.lettering[set], [small, large] = how.sizes, { x, y } = map.latLngToLayerPoint(at);
      const px = small + (large - small) * Math.min(1, Math.max(0, (zoom - from) / 4)), text = how.capitals ? words.toUpperCase() : words;
      pen.font = `${how.italic ? "italic" : ""} ${how.weight} ${px}px ${how.font}`;
      const width = pen.measureText(text).width + how.spacing * px * text.length + 2, height = px * 1.15, away = how.away;
      const box = spots(how.place, x, y, width, height, away)
        .find(spot => free(spot, taken) && (how.place === "centre" || whole(spot)));
      if (!box) continue;
      taken.push(around(box));
      const name = found.appendChild(document.createElement("span"));
      name.className = "atlas-name";
      name.textContent = text;
      Object.assign(name.style, { font: `${pen.font.replace(/px /, "px/1.15 ")}`, letterSpacing: `${how.spacing}em`, color: how.colour, transform: `translate(${box[0]}px,${box[1]}px)` });
      name.style.setProperty("--h", how.halo);
      if (!how.dot) continue;
      const dot = found.appendChild(document.createElement("i"));
      dot.className = "atlas-dot";
      Object.assign(dot.style, { left: `${x}px`, top: `${y}px`, borderColor: how.dot, background: set === "capital" ? how.dot : how.halo });
    }
    pane.replaceChildren(found);
  }

  // The heads along lines that have a direction: evenly, at least one on each line that is not too short.
  function heads() {
    const { every, shortest, head } = facts.arrows, found = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const corner = map.containerPointToLayerPoint([0, 0]), frame = L.bounds(corner, corner.add(map.getSize()));
    const headed = (points, arrow) => {
      const lengths = points.slice(1).map((point, number) => point.distanceTo(points[number]));
      const whole = lengths.reduce((sum, length) => sum + length, 0), count = Math.round(whole / every) || +(whole >= shortest), corners = [];
      for (let number = 0, leg = 0, before = 0; number < count; number += 1) {
        const middle = (number + .5) * whole / count;
        while (before + lengths[leg] < middle) before += lengths[leg++];
        const ahead = points[leg + 1].subtract(points[leg]).divideBy(lengths[leg]), at = points[leg].add(ahead.multiplyBy(middle - before));
        if (frame.contains(at)) corners.push(head.map(([x, y]) => `${at.x + arrow * (x * ahead.x - y * ahead.y)} ${at.y + arrow * (x * ahead.y + y * ahead.x)}`));
      }
      return corners;
    };
    for (const { layer } of sheets) {
      if (map.hasLayer(layer)) layer.eachLayer(line => {
        const { arrow, style } = line.feature.properties, all = arrow ? line.getLatLngs() : [];
        const corners = (L.LineUtil.isFlat(all) ? [all] : all).flatMap(part => headed(part.map(place => map.latLngToLayerPoint(place)), arrow));
        if (!corners.length) return;
        const path = found.appendChild(document.createElementNS(found.namespaceURI, "path"));
        const look = { d: corners.map(each => `M${each.join("L")}Z`).join(""), fill: style.color, opacity: style.opacity };
        for (const [name, value] of Object.entries(look)) path.setAttribute(name, value);
      });
    }
    map.getPane("heads").replaceChildren(found);
  }

  function legendOf(groups) {
    const legend = document.querySelector(".atlas-legend"), control = L.control({ position: "bottomleft" });
    if (!legend.querySelector("li")) return;
    legend.open = wide() && tall();
    control.onAdd = () => { L.DomEvent.disableClickPropagation(legend); L.DomEvent.disableScrollPropagation(legend); return legend; };
    control.addTo(map);
    const shown = () => legend.querySelectorAll("[data-row]").forEach(row => { const group = groups[row.dataset.row]; row.hidden = !!group && !map.hasLayer(group); });
    map.on("overlayadd overlayremove", shown);
  }

  function look({ bounds, center, zoom }) {
    const [west, south, east, north] = facts.edges, edges = L.latLngBounds([south, west], [north, east]);
    const least = () => map.setMinZoom(Math.max(facts.zooms[0], map.getBoundsZoom(edges, true)));
    least();
    map.on("resize", least);
    const { legend, aside, edge } = facts.room;
    if (bounds) map.fitBounds(bounds, { paddingTopLeft: [wide() ? legend : aside, edge], paddingBottomRight: [aside, edge], maxZoom: facts.zooms[1], animate: false });
    else map.setView(center, zoom, { animate: false });
  }

  function start(on, drawn, named, ground) {
    const groups = Object.fromEntries(named);
    map = on;
    sheets = drawn;
    facts.groups = groups;
    map.invalidateSize();
    for (const [name, words] of [["role", "region"], ["aria-label", "Map"], ["aria-description", facts.told]]) map.getContainer().setAttribute(name, words);
    look(facts.look);
    legendOf(groups);
    map.on("overlayadd", inOrder).on("zoomend", () => { byZoom(ground); inOrder(); }).on("moveend overlayadd overlayremove", names)
      .on("moveend overlayadd overlayremove", heads).on("zoomstart", () => map.getPane("heads").replaceChildren());
    const lots = { ...JSON.parse(document.getElementById("atlas-ground").textContent), ...facts.shapes };
    for (const [name, layer] of [...ground.layers, ...drawn.map(({ name, layer }) => [name, layer])]) {
      layer.addData({ type: "FeatureCollection", features: lots[name] });
    }
    document.addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
    byZoom(ground);
    inOrder();
    names();
    heads();
    if (facts.open >= 0) {
      for (const { layer, selected } of sheets) {
        if (!selected || !map.hasLayer(layer)) continue;
        const found = layer.getLayers().find(({ feature }) => feature.properties.number === facts.open);
        if (found?.getPopup()) { found.openPopup(); break; }
      }
    }
    document.documentElement.dataset.ready = "yes";
  }

  // A line beside its course lies so many pixels to the right of it, each corner on the bisector of its angle.
  const besideCourse = (points, pixels) => {
    const ways = points.slice(1).map((point, at) => point.subtract(points[at])).map(way => way.divideBy(Math.hypot(way.x, way.y) || 1));
    return points.map((point, at) => {
      const both = (ways[at - 1] ?? ways[at]).add(ways[at] ?? ways[at - 1]), far = 2 * pixels / Math.max(both.x ** 2 + both.y ** 2, 1);
      return L.point(point.x - both.y * far, point.y + both.x * far);
    });
  };
  const { _projectLatlngs: project } = L.Polyline.prototype;
  L.Polyline.include({
    _projectLatlngs(places, found, bounds) {
      project.call(this, places, found, bounds);
      if (this.options.beside && L.LineUtil.isFlat(places) && places.length > 1) found.push(besideCourse(found.pop(), this.options.beside));
    },
  });
  L.Renderer.prototype.options.padding = .4;
  // Leaflet glides by itself, beside what a page's style can stop; who wants no motion gets the same places at once.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const { panBy } = L.Map.prototype;
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    L.Map.include({ panBy(way, how) { return panBy.call(this, way, { ...how, animate: false }); } });
  }
  return { each, point, start, spots, free, around, style: ({ properties }) => properties.style };
})();
