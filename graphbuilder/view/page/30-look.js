// Colours, shapes and line styles: one table for picture, legend, panel and timeline.

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

/** The shape of an entity type: one of the library's, named alike in the legend's small picture. */
const SHAPES = {
  Person: "ellipse", Country: "rectangle", Region: "diamond", City: "hexagon", Place: "vee", Organization: "octagon", Group: "rhomboid",
  Agreement: "tag", Event: "triangle", Position: "pentagon", Product: "cut-rectangle", Work: "star",
};
const shapeOf = (type) => SHAPES[type] || "pentagon";
const POINTS = {
  rectangle: "2,2 14,2 14,14 2,14", diamond: "8,1 15,8 8,15 1,8", hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8", vee: "2,2 8,5 14,2 8,14",
  octagon: "5,2 11,2 14,5 14,11 11,14 5,14 2,11 2,5", rhomboid: "1,3 11,3 15,13 5,13", tag: "2,3 11,3 15,8 11,13 2,13", triangle: "8,2 15,14 1,14",
  pentagon: "8,1.5 14.5,6.5 12,14 4,14 1.5,6.5", "cut-rectangle": "5,2 11,2 14,5 14,11 11,14 5,14 2,11 2,5", star: "8,1 10,6 15,6 11,9.5 12.5,15 8,11.5 3.5,15 5,9.5 1,6 6,6",
};
/** The shape of an entity type as a small picture. */
function swatch(type) {
  const points = POINTS[shapeOf(type)];
  const inside = points ? make("polygon", { points }) : make("circle", { cx: 8, cy: 8, r: 5.6 });
  return make("svg", { class: "swatch kind-" + family(type), width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, inside);
}

const DASHES = { stated: [], planned: [7, 4], hypothetical: [2, 4], denied: [], attributed: [12, 3, 2, 3] };
/** The dashes of an edge: what is stated only by somebody's word is not drawn as what the texts state themselves. */
const dashes = (status, attributed) => DASHES[status === "stated" && attributed ? "attributed" : status];
/** The line of a status as a small picture: the legend. */
function lineSample(status, attributed = false) {
  const y = 8;
  const marks = [make("line", { x1: 1, y1: y, x2: 31, y2: y, "stroke-dasharray": dashes(status, attributed).join(" ") || null })];
  if (status === "denied") marks.push(make("path", { d: "M16 3v10" }));
  return make("svg", { class: "line-sample status-" + status, width: 32, height: 16, viewBox: "0 0 32 16", "aria-hidden": "true" }, marks);
}

/** Bidirectional and other control characters would turn a label around. */
function plain(text, longest = 30) {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim() || "…";
  const letters = [...clean];
  return letters.length > longest ? letters.slice(0, longest - 1).join("") + "…" : clean;
}

/** What the picture looks like, in the library's terms; by classes, which it computes once for all alike. */
function lookOf() {
  const kinds = ["person", "country", "place", "organization", "event", "thing"];
  const statuses = ["stated", "planned", "hypothetical", "denied"];
  return [
    { selector: "node", style: { width: "data(size)", height: "data(size)", "border-width": 1, "border-color": colours.paper, "overlay-opacity": 0 } },
    ...kinds.map((kind) => ({ selector: ".kind-" + kind, style: { "background-color": colours[kind] } })),
    ...[...new Set(Object.values(SHAPES))].map((shape) => ({ selector: ".shape-" + shape, style: { shape } })),
    { selector: "edge", style: { width: "data(width)", "curve-style": crowded ? "haystack" : "bezier", "haystack-radius": 0, "control-point-step-size": 34, opacity: 0.75, "overlay-opacity": 0, "arrow-scale": 0.8 } },
    ...statuses.map((status) => ({ selector: ".status-" + status, style: { "line-color": colours[status], "target-arrow-color": colours[status] } })),
    ...["planned", "hypothetical", "attributed"].map((key) => ({ selector: ".dash-" + key, style: crowded ? {} : { "line-style": "dashed", "line-dash-pattern": DASHES[key] } })),
    { selector: ".uncertain", style: { opacity: 0.45 } },
    { selector: ".directed", style: crowded ? {} : { "target-arrow-shape": "triangle" } },
    { selector: ".crossed", style: { "mid-target-arrow-shape": "tee", "mid-target-arrow-color": colours.denied } },
    { selector: ".context", style: { width: 1, "line-color": colours.faint, opacity: 1, events: "no", "curve-style": "haystack" } },
    { selector: ".off", style: { display: "none" } },
    { selector: ".dim", style: { opacity: 0.15 } },
    { selector: "edge.lit", style: { opacity: 1, "z-index": 9, "line-style": "solid" } },
    ...["planned", "hypothetical", "attributed"].map((key) => ({ selector: `.lit.dash-${key}`, style: { "line-style": "dashed", "line-dash-pattern": DASHES[key] } })),
    { selector: "node.lit", style: { "z-index": 10 } },
    { selector: ".context.lit", style: { "line-color": colours.soft } },
    { selector: ".chosen", style: { "border-width": 3, "border-color": colours.accent } },
  ];
}
