// A chart as its page has drawn it, with a title above and whose figures it shows below: as SVG, or as a picture of it.
const SVG = "http://www.w3.org/2000/svg", PAGE = "#FFFFFF", INK = "#24313B", QUIET = "#5C6B75";
const MARGIN = 20, SHARPNESS = 2;
const TITLE = { size: 22, high: 30, family: "Source Serif", ink: INK, weight: 600 };
const NOTE = { size: 13, high: 19, family: "Source Sans", ink: INK, weight: 400 };
const FOOT = { size: 11, high: 15, family: "Source Sans", ink: QUIET, weight: 400 };
const OTHERWISE = { "Source Serif": "Georgia, serif", "Source Sans": "Arial, sans-serif" };

// A blob; null where no chart is drawn. `place` is the element that the chart stands in.
export async function picture(place, { title, note, lines }, ending) {
  const chart = place?.querySelector("svg.marks, canvas.marks");
  if (!chart) return null;
  const { width, height } = chart.getBoundingClientRect();
  const above = [[TITLE, title], ...(note ? [[NOTE, note]] : [])], below = lines.map(line => [FOOT, line]);
  const svg = element("svg", { xmlns: SVG, role: "img" });
  svg.append(Object.assign(document.createElementNS(SVG, "title"), { textContent: title }), await lettering());
  const sheet = element("rect", { fill: PAGE });
  svg.append(sheet);
  let down = write(svg, above, MARGIN, width) + MARGIN / 2;
  svg.append(shown(chart, down, width, height));
  down = write(svg, below, down + height + MARGIN / 2, width) + MARGIN;
  const across = width + 2 * MARGIN, size = { width: Math.ceil(across), height: Math.ceil(down) };
  for (const [name, pixels] of Object.entries(size)) for (const each of [svg, sheet]) each.setAttribute(name, pixels);
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
  return ending === "svg" ? blob : pixelsOf(blob, size);
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

// Paragraphs from a height on; how far down they reach.
function write(svg, paragraphs, from, width) {
  let down = from;
  for (const [{ size, high, family, ink, weight }, words] of paragraphs)
    for (const line of broken(words, width, `${weight} ${size}px "${family}"`)) {
      const font = { "font-family": `${family}, ${OTHERWISE[family]}`, "font-size": size, "font-weight": weight };
      const text = element("text", { x: MARGIN, y: down + size, fill: ink, ...font });
      text.textContent = line;
      svg.append(text);
      down += high;
    }
  return down;
}

function broken(words, width, font) {
  const brush = Object.assign(document.createElement("canvas").getContext("2d"), { font }), lines = [];
  for (const word of words.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && brush.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// What Vega draws on a canvas, because it has very many marks, is a picture in the picture.
function shown(chart, down, width, height) {
  if (chart instanceof HTMLCanvasElement)
    return element("image", { x: MARGIN, y: down, width, height, href: chart.toDataURL() });
  const copy = chart.cloneNode(true);
  for (const [name, value] of Object.entries({ x: MARGIN, y: down, width, height })) copy.setAttribute(name, value);
  copy.removeAttribute("style");
  return copy;
}

// The page's own typefaces: a picture by itself cannot ask for them.
async function lettering() {
  const faces = [...document.styleSheets].flatMap(rulesOf).filter(isOurs), style = element("style", {});
  const written = await Promise.all(faces.map(async face => {
    const [, address] = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue("src")) ?? [];
    if (!address) return "";
    const { family, weight } = { family: face.style.getPropertyValue("font-family"), weight: face.style.getPropertyValue("font-weight") };
    const content = await asData(new URL(address, face.parentStyleSheet?.href ?? location.href));
    return `@font-face{font-family:${family};font-weight:${weight || "400"};src:url(${content})}`;
  }));
  style.textContent = written.join("");
  return style;
}

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];                                              // of another site: an extension's
  }
}

const isOurs = rule =>
  rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-style") !== "italic"
  && Object.keys(OTHERWISE).includes(rule.style.getPropertyValue("font-family").replaceAll(/["']/g, ""));

async function asData(address) {
  const content = await (await fetch(address)).blob(), reader = new FileReader();
  return new Promise((resolve, reject) => {
    Object.assign(reader, { onload: () => { resolve(reader.result); }, onerror: reject });
    reader.readAsDataURL(content);
  });
}

async function pixelsOf(blob, { width, height }) {
  const src = URL.createObjectURL(blob), image = Object.assign(new Image(), { src });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: SHARPNESS * width, height: SHARPNESS * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(src);
  return new Promise(resolve => { canvas.toBlob(resolve, "image/png"); });
}
