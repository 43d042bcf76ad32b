// Mouse, touch and keyboard on the picture.

function nodeAt(x, y) {
  let best = null, least = Infinity;
  for (let index = 0; index < data.nodes.length; index++) {
    if (!visible.node[index]) continue;
    const [nx, ny] = screen(index), far = Math.hypot(nx - x, ny - y) - radius(index);
    if (far < 5 && far < least) [best, least] = [index, far];
  }
  return best;
}
function edgeAt(x, y) {
  let best = null, least = 8;
  for (const edge of visible.edges) {
    const [ax, ay] = screen(edge.source), [bx, by] = screen(edge.target), slack = 10 + Math.abs(bends[edge.index] * view.k * 2);
    if (x < Math.min(ax, bx) - slack || x > Math.max(ax, bx) + slack || y < Math.min(ay, by) - slack || y > Math.max(ay, by) + slack) continue;
    const c = curve(edge);
    let [px, py] = [c.sx, c.sy];
    for (let step = 1; step <= 14; step++) {
      const [qx, qy] = pointOn(c, step / 14), far = segmentDistance(x, y, px, py, qx, qy);
      if (far < least) [best, least] = [edge.index, far];
      [px, py] = [qx, qy];
    }
  }
  return best;
}
function segmentDistance(x, y, ax, ay, bx, by) {
  const dx = bx - ax, dy = by - ay, t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
}
function thingAt(x, y) {
  const node = nodeAt(x, y);
  if (node !== null) return { kind: "node", index: node };
  const edge = edgeAt(x, y);
  return edge === null ? null : { kind: "edge", index: edge };
}
function where(event) {
  const frame = box.getBoundingClientRect();
  return [event.clientX - frame.left, event.clientY - frame.top];
}

const fingers = new Map();
let travelled = 0;
box.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  cancelAnimationFrame(gliding);
  fingers.set(event.pointerId, where(event));
  if (fingers.size === 1) travelled = 0;
  box.setPointerCapture(event.pointerId);
});
box.addEventListener("pointermove", (event) => {
  const [x, y] = where(event), before = fingers.get(event.pointerId);
  if (!before) return point(x, y);
  const others = [...fingers.entries()].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
  travelled += Math.hypot(x - before[0], y - before[1]);
  if (others.length) {
    const [ox, oy] = others[0], old = Math.hypot(before[0] - ox, before[1] - oy) || 1;
    view.x -= (x - before[0]) / 2 / view.k;
    view.y -= (y - before[1]) / 2 / view.k;
    zoom(Math.hypot(x - ox, y - oy) / old, (x + ox) / 2, (y + oy) / 2);
  } else if (travelled > 3) {
    view.x -= (x - before[0]) / view.k;
    view.y -= (y - before[1]) / view.k;
    box.classList.add("dragging");
    moved();
  }
  fingers.set(event.pointerId, [x, y]);
});
for (const kind of ["pointerup", "pointercancel"]) {
  box.addEventListener(kind, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    box.classList.remove("dragging");
    if (kind === "pointerup" && travelled <= 3 && !fingers.size) {
      const hit = thingAt(...where(event));
      select(hit?.kind, hit?.index);
    }
  });
}
box.addEventListener("pointerleave", () => point(-1e6, -1e6));
function point(x, y) {
  const hit = thingAt(x, y);
  if (hit?.kind === hovered?.kind && hit?.index === hovered?.index) return;
  hovered = hit;
  box.classList.toggle("pointing", Boolean(hit));
  drawOverlay();
}
box.addEventListener("wheel", (event) => {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? 400 : 1;
  zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * unit)) * 0.0022), ...where(event));
}, { passive: false });
box.addEventListener("dblclick", (event) => zoom(1.7, ...where(event)));

// The keyboard walks from node to node: along links where one leads that way, else to the nearest there is.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let walker = null;
function walk(way) {
  const start = walker ?? (state.selected?.kind === "node" ? state.selected.index : null);
  if (start === null || !visible.node[start]) return stand(heaviest.find((index) => visible.node[index]) ?? null);
  const linked = new Set(edgesOf[start].map(visibleEdge).filter(Boolean).flatMap((edge) => [edge.source, edge.target]));
  const from = data.nodes[start];
  let best = null, least = Infinity;
  data.nodes.forEach((node, index) => {
    if (index === start || !visible.node[index]) return;
    const dx = node.x - from.x, dy = node.y - from.y, along = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (along <= 0) return;
    const cost = (along + aside * 2) * (linked.has(index) ? 0.45 : 1);
    if (cost < least) [best, least] = [index, cost];
  });
  if (best !== null) stand(best);
}
function stand(index) {
  if (index === null) return;
  walker = index;
  hovered = { kind: "node", index };
  show(index);
  drawOverlay();
  const node = data.nodes[index];
  say(words("selected_node", { name: nodeName(index), type: words("one_" + node.type), n: edgesOf[index].filter(visibleEdge).length }));
}
function say(text) {
  $("live").textContent = text;
}
box.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in WAYS) walk(WAYS[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if ((event.key === "Enter" || event.key === " ") && walker !== null) {
    select("node", walker);
    $("panel").focus({ preventScroll: true });
  } else if (event.key === "Escape") {
    walker = hovered = null;
    select(null);
    say(words("selected_none"));
  } else return;
  event.preventDefault();
});
box.addEventListener("blur", () => {
  walker = hovered = null;
  drawOverlay();
});
$("zoom-in").addEventListener("click", () => zoom(1.4));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
$("zoom-fit").addEventListener("click", () => fit());
