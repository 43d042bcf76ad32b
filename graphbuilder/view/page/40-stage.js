// The picture, drawn by Cytoscape.js: nodes where the page was told they stand, links by what the texts say of them.

const box = $("canvas-box"), surface = $("picture"), nameLayer = $("names");
const weight = claimsOf.map((claims) => claims.length);
const heaviest = data.nodes.map((_, index) => index).sort((a, b) => weight[b] - weight[a]);
const CROWDED = 900, MANY_PARTS = 3000; // links without bends and arrows; elements too many to fade them all
const crowded = data.edges.length + data.context.length > CROWDED;
/** Where all is far away at first, nodes and lines are larger, so that they are seen. */
const grown = Math.max(1, Math.min(4.5, Math.pow(extent(data.nodes.map((_, index) => index)).zoom, -0.6)));
let hovered = null; // {kind, index}

const cy = cytoscape({
  container: surface,
  elements: elements(),
  style: lookOf(),
  layout: { name: "preset", fit: false },
  minZoom: 0.02,
  maxZoom: 6,
  autoungrabify: true,
  autounselectify: true,
  boxSelectionEnabled: false,
  hideEdgesOnViewport: crowded,
  textureOnViewport: crowded,
  pixelRatio: crowded ? 1 : "auto",
});
const nodeOf = data.nodes.map((_, index) => cy.getElementById("n" + index));
const edgeOf = data.edges.map((_, index) => cy.getElementById("e" + index));
const contextOf = data.context.map((_, index) => cy.getElementById("c" + index));

function elements() {
  const nodes = data.nodes.map((node, index) => ({
    data: { id: "n" + index, size: Math.min(2 * Math.min(5 + 2.1 * Math.sqrt(weight[index]), 24) * grown, 110) },
    position: { x: node.x, y: node.y },
    classes: `kind-${family(node.type)} shape-${shapeOf(node.type)}`,
  }));
  const edges = data.edges.map((edge, index) => ({
    data: { id: "e" + index, source: "n" + edge.source, target: "n" + edge.target, width: widthOf(edge.claims.length) },
    classes: classesOf(edge.relation, standing(edge.claims)),
  }));
  const context = data.context.map((pair, index) => ({ data: { id: "c" + index, source: "n" + pair.source, target: "n" + pair.target, width: 1 }, classes: "context" }));
  return [...nodes, ...context, ...edges];
}
function widthOf(claims) {
  return (claims > 4 ? 2.8 : claims > 1 ? 2 : 1.2) * grown;
}
/** What of a link the picture shows. */
function classesOf(relation, edge) {
  const dash = edge.status === "stated" && edge.attributed ? "attributed" : edge.status;
  const marks = [edge.uncertain && "uncertain", (edge.status === "denied" || edge.contested) && "crossed", !data.relations[relation]?.symmetric && "directed"];
  return [`status-${edge.status}`, `dash-${dash}`, ...marks.filter(Boolean)].join(" ");
}

/** Show what the filters leave. */
function draw() {
  const edges = new Map(visible.edges.map((edge) => [edge.index, edge])), context = new Set(visible.context);
  const set = (element, classes) => element.data("classes") === classes || element.data("classes", classes).classes(classes);
  cy.batch(() => {
    nodeOf.forEach((node, index) => node.toggleClass("off", !visible.node[index]));
    data.context.forEach((pair, index) => contextOf[index].toggleClass("off", !context.has(pair)));
    data.edges.forEach((edge, index) => {
      const shown = edges.get(index);
      set(edgeOf[index], shown ? classesOf(edge.relation, shown) : "off");
      if (shown) edgeOf[index].data("width", widthOf(shown.claims.length));
    });
  });
  drawOverlay();
}

/** What is pointed at, else what is selected, with its neighbours. */
function focus() {
  const now = hovered || (state.selected?.kind === "claim" ? null : state.selected);
  const edges = visible.edges.filter((edge) => {
    if (!now) return state.selected?.kind === "claim" && edge.claims.includes(state.selected.index);
    return now.kind === "edge" ? edge.index === now.index : edge.source === now.index || edge.target === now.index;
  });
  const touches = (pair) => now?.kind === "node" && (pair.source === now.index || pair.target === now.index);
  const context = data.context.map((pair, index) => [pair, index]).filter(([pair]) => touches(pair) && visible.context.includes(pair));
  const nodes = new Set([...edges, ...context.map((one) => one[0])].flatMap((edge) => [edge.source, edge.target]));
  if (now?.kind === "node") nodes.add(now.index);
  return { edges, context: context.map((one) => one[1]), nodes: [...nodes].filter((index) => visible.node[index]), now };
}
let lit = cy.collection(), faded = false, told = { edges: [], nodes: [] };
function drawOverlay() {
  told = focus();
  const next = cy.collection([...told.nodes.map((index) => nodeOf[index]), ...told.edges.map((edge) => edgeOf[edge.index]), ...told.context.map((index) => contextOf[index])]);
  cy.batch(() => {
    lit.removeClass("lit chosen");
    const fade = next.nonempty() && cy.elements().length < MANY_PARTS;
    if (fade || faded) cy.elements().toggleClass("dim", fade);
    faded = fade;
    next.removeClass("dim").addClass("lit");
    if (told.now?.kind === "node") nodeOf[told.now.index].addClass("chosen");
  });
  lit = next;
  writeNames();
}

// Names stand over the picture as text of the page: the best connected first, where they overlap neither one another nor a node.

const MOST_NAMES = 140, MOST_TOLD = 14;
function writeNames() {
  const zoom = cy.zoom(), pan = cy.pan(), taken = [], labels = [];
  const free = (rect) => taken.every((other) => rect[2] < other[0] || rect[0] > other[2] || rect[3] < other[1] || rect[1] > other[3]);
  const place = (x, y, text, kind, must) => {
    const half = [...text].length * 3.5 + 5, rect = [x - half, y, x + half, y + 17];
    if (!must && !free(rect)) return;
    taken.push(rect);
    labels.push(label(x, y, text, kind));
  };
  const write = (index, must) => {
    const x = data.nodes[index].x * zoom + pan.x, y = data.nodes[index].y * zoom + pan.y, r = (nodeOf[index].data("size") / 2) * zoom;
    if (x < -60 || x > cy.width() + 60 || y < -40 || y > cy.height() + 40) return;
    place(x, y + r + 2, plain(nodeName(index), cy.width() < 500 ? 24 : 30), must ? "name strong" : "name", must);
  };
  if (told.edges.length <= MOST_TOLD) {
    for (const edge of told.edges) {
      const a = data.nodes[edge.source], b = data.nodes[edge.target];
      place(((a.x + b.x) / 2) * zoom + pan.x, ((a.y + b.y) / 2) * zoom + pan.y - 9, plain(claimName(data.claims[edge.claims[0]]), 34), "told", told.edges.length === 1);
    }
  }
  const first = told.now?.kind === "node" ? [told.now.index] : [];
  for (const index of new Set([...first, ...told.nodes])) write(index, first.includes(index));
  for (const index of faded ? [] : heaviest) {
    if (labels.length >= MOST_NAMES) break;
    if (visible.node[index] && !told.nodes.includes(index)) write(index, false);
  }
  fill(nameLayer, labels);
  nameLayer.classList.remove("moving");
}
function label(x, y, text, kind) {
  const made = make("span", { class: kind }, text);
  made.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translateX(-50%)`;
  return made;
}
let settling = 0;
cy.on("viewport", () => {
  nameLayer.classList.add("moving");
  clearTimeout(settling);
  settling = setTimeout(writeNames, 120);
});

// Moving the view.

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches || !document.documentElement.dataset.ready;
function glide(to) {
  cy.stop();
  if (still()) cy.viewport(to);
  else cy.animate(to, { duration: 260, easing: "ease-out-cubic" });
}
/** The middle of what is visible of some nodes, and the zoom at which all of them are seen. */
function extent(indices) {
  const shown = indices.filter((index) => visible.node[index]);
  const xs = shown.map((index) => data.nodes[index].x), ys = shown.map((index) => data.nodes[index].y);
  const [left, right, top, bottom] = [Math.min(...xs, Infinity), Math.max(...xs, -Infinity), Math.min(...ys, Infinity), Math.max(...ys, -Infinity)];
  const zoom = Math.max(0.02, Math.min((box.clientWidth - 110) / Math.max(right - left, 1), (box.clientHeight - 150) / Math.max(bottom - top, 1), 1.7));
  return { count: shown.length, x: (left + right) / 2, y: (top + bottom) / 2, zoom };
}
function fit(indices = data.nodes.map((_, index) => index)) {
  const all = extent(indices);
  if (all.count) glide(centred(all.x, all.y, all.zoom));
}
const centred = (x, y, zoom) => ({ zoom, pan: { x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom } });
function zoom(factor) {
  const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
  const middle = { x: (cy.width() / 2 - cy.pan().x) / cy.zoom(), y: (cy.height() / 2 - cy.pan().y) / cy.zoom() };
  glide(centred(middle.x, middle.y, level));
}
/** Bring a node into the clear part of the window where it is not there. */
function show(index, closer = 0.35) {
  const { x, y } = nodeOf[index].renderedPosition();
  const near = x > 70 && x < cy.width() - 70 && y > 80 && y < cy.height() - 70;
  if (!near || cy.zoom() < closer) glide(centred(data.nodes[index].x, data.nodes[index].y, Math.max(cy.zoom(), 0.8)));
}
