// Colours, shapes and line styles: one table for canvas, legend, panel and timeline.

const FAMILY = {
  Person: "person", Country: "country", Region: "place", City: "place", Place: "place",
  Organization: "organization", Group: "organization", Agreement: "event", Event: "event",
  Position: "thing", Product: "thing", Work: "thing",
};
const family = (type) => FAMILY[type] || "thing";

let colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (key) => style.getPropertyValue("--" + key).trim();
  colours = Object.fromEntries(["paper", "ink", "soft", "faint", "line", "accent", "stated", "planned", "hypothetical", "denied", "person", "country", "place", "organization", "event", "thing"].map((key) => [key, read(key)]));
}
readColours();
on("theme", readColours);

/** Points of a shape of radius 1 around (0, 0); null for a circle. */
const SHAPES = {
  person: null,
  country: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  place: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  organization: [[1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0], [-0.55, -0.95], [0.55, -0.95]],
  event: [[0, -1.2], [1.15, 0.85], [-1.15, 0.85]],
  thing: [[0, -1.1], [1.05, -0.34], [0.65, 0.9], [-0.65, 0.9], [-1.05, -0.34]],
};
/** Types that share a family have a shape of their own. */
const OWN_SHAPES = {
  City: [[-0.62, -1.05], [0.62, -1.05], [1.1, 0], [0.62, 1.05], [-0.62, 1.05], [-1.1, 0]],
  Place: [[0, 1.25], [1, -0.55], [0.55, -1], [-0.55, -1], [-1, -0.55]],
  Group: [[-1.1, 0.75], [-0.55, -0.9], [0.55, -0.9], [1.1, 0.75]],
  Agreement: [[-0.75, -1.1], [0.35, -1.1], [0.85, -0.55], [0.85, 1.1], [-0.75, 1.1]],
  Product: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
  Work: [[0, -1.2], [0.3, -0.4], [1.15, -0.37], [0.48, 0.16], [0.71, 0.97], [0, 0.5], [-0.71, 0.97], [-0.48, 0.16], [-1.15, -0.37], [-0.3, -0.4]],
};
const shapeOf = (type) => OWN_SHAPES[type] || SHAPES[family(type)];
/** The shape of an entity type as a small picture. */
function swatch(type) {
  const kind = family(type);
  const shape = shapeOf(type);
  const inside = shape
    ? make("polygon", { points: shape.map(([x, y]) => `${(8 + x * 5.4).toFixed(1)},${(8 + y * 5.4).toFixed(1)}`).join(" ") })
    : make("circle", { cx: 8, cy: 8, r: 5.6 });
  return make("svg", { class: "swatch kind-" + kind, width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, inside);
}

const DASHES = { stated: [], planned: [7, 4], hypothetical: [2, 4], denied: [], attributed: [12, 3, 2, 3] };
/** The dashes of an edge: what is stated only by somebody's word is not drawn as what the texts state themselves. */
const dashes = (status, attributed) => DASHES[status === "stated" && attributed ? "attributed" : status];
/** The line of a status as a small picture: the legend. */
function lineSample(status, attributed = false) {
  const y = 8;
  const marks = [make("line", { x1: 1, y1: y, x2: 31, y2: y, "stroke-dasharray": dashes(status, attributed).join(" ") || null })];
  if (status === "denied") marks.push(make("path", { d: "M12 4l8 8M20 4l-8 8" }));
  return make("svg", { class: "line-sample status-" + status, width: 32, height: 16, viewBox: "0 0 32 16", "aria-hidden": "true" }, marks);
}

/** Bidirectional and other control characters would turn a canvas label around. */
function plain(text, longest = 30) {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim() || "…";
  const letters = [...clean];
  return letters.length > longest ? letters.slice(0, longest - 1).join("") + "…" : clean;
}
