// The picture: two canvases, the lower one with everything, the upper one with what is pointed at or selected.
// While the view moves, the lower canvas is only shifted by the compositor where a full drawing would be slow.

const box = $("canvas-box"), base = $("canvas"), overlay = $("overlay");
const MARGIN = 0.25; // the lower canvas is larger than the window by this share on every side
const view = { x: 0, y: 0, k: 1 }; // screen = (world - view) * k + middle
let drawn = { x: 0, y: 0, k: 1 };
let size = { width: 1, height: 1, ratio: 1 };
let drawCost = 0;
let hovered = null; // {kind, index}

const bends = bendEdges();
/** Edges between the same two nodes bend apart: a sideways shift for each, in world units. */
function bendEdges() {
  const pairs = new Map();
  data.edges.forEach((edge, index) => {
    const key = Math.min(edge.source, edge.target) + ":" + Math.max(edge.source, edge.target);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(index);
  });
  const shifts = new Float64Array(data.edges.length);
  for (const group of pairs.values()) {
    group.forEach((index, place) => {
      const { source, target } = data.edges[index];
      const shift = (place - (group.length - 1) / 2) * Math.min(34, 110 / group.length);
      shifts[index] = source < target ? shift : -shift;
    });
  }
  return shifts;
}

const weight = claimsOf.map((claims) => claims.length);
const heaviest = data.nodes.map((_, index) => index).sort((a, b) => weight[b] - weight[a]);
function radius(index) {
  const grown = 5 + 2.1 * Math.sqrt(weight[index]);
  return Math.min(grown, 24) * Math.max(0.24, Math.min(1.5, Math.pow(view.k, 0.55)));
}
function screen(index) {
  const node = data.nodes[index];
  return [(node.x - view.x) * view.k + size.width / 2, (node.y - view.y) * view.k + size.height / 2];
}
/** Ends and control point of an edge on the screen, cut at the rims of its nodes. */
function curve(edge) {
  const [ax, ay] = screen(edge.source), [bx, by] = screen(edge.target);
  const dx = bx - ax, dy = by - ay, length = Math.hypot(dx, dy) || 1;
  const shift = bends[edge.index] * view.k * 2;
  const cx = (ax + bx) / 2 - (dy / length) * shift, cy = (ay + by) / 2 + (dx / length) * shift;
  const end = (x, y, index, extra) => {
    const ux = cx - x, uy = cy - y, far = Math.hypot(ux, uy) || 1, rim = Math.min(radius(index) + extra, far * 0.8);
    return [x + (ux / far) * rim, y + (uy / far) * rim];
  };
  const symmetric = data.relations[edge.relation]?.symmetric;
  const [sx, sy] = end(ax, ay, edge.source, 2), [tx, ty] = end(bx, by, edge.target, symmetric ? 2 : 4);
  return { sx, sy, cx, cy, tx, ty, symmetric, bent: shift !== 0 };
}
function pointOn(c, t) {
  const u = 1 - t;
  return [u * u * c.sx + 2 * u * t * c.cx + t * t * c.tx, u * u * c.sy + 2 * u * t * c.cy + t * t * c.ty];
}

function resize() {
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  size = { width: box.clientWidth || 1, height: box.clientHeight || 1, ratio };
  base.width = size.width * (1 + 2 * MARGIN) * ratio;
  base.height = size.height * (1 + 2 * MARGIN) * ratio;
  for (const [key, extent] of [["width", size.width], ["height", size.height]]) base.style[key] = extent * (1 + 2 * MARGIN) + "px";
  base.style.left = -size.width * MARGIN + "px";
  base.style.top = -size.height * MARGIN + "px";
  overlay.width = size.width * ratio;
  overlay.height = size.height * ratio;
}

function draw() {
  const began = performance.now();
  const pen = base.getContext("2d"), ratio = size.ratio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, base.width, base.height);
  pen.setTransform(ratio, 0, 0, ratio, size.width * MARGIN * ratio, size.height * MARGIN * ratio);
  const area = { left: -size.width * MARGIN, top: -size.height * MARGIN, right: size.width * (1 + MARGIN), bottom: size.height * (1 + MARGIN) };
  drawContext(pen, visible.context.filter((pair) => touches(pair, area)), false);
  drawEdges(pen, visible.edges.filter((edge) => touches(edge, area)), false);
  const nodes = heaviest.filter((index) => visible.node[index] && inside(index, area, 40));
  drawNodes(pen, nodes);
  drawLabels(pen, nodes, area);
  drawn = { ...view };
  base.style.transform = "";
  drawCost = performance.now() - began;
  drawOverlay();
}
function inside(index, area, slack) {
  const [x, y] = screen(index);
  return x > area.left - slack && x < area.right + slack && y > area.top - slack && y < area.bottom + slack;
}
function touches(edge, area) {
  const [ax, ay] = screen(edge.source), [bx, by] = screen(edge.target);
  return Math.max(ax, bx) > area.left && Math.min(ax, bx) < area.right && Math.max(ay, by) > area.top && Math.min(ay, by) < area.bottom;
}

/** Thin lines between entities that only share a statement: a meeting and its place, a claim and its speaker. */
function drawContext(pen, pairs, strong) {
  pen.beginPath();
  for (const pair of pairs) {
    pen.moveTo(...screen(pair.source));
    pen.lineTo(...screen(pair.target));
  }
  pen.strokeStyle = strong ? colours.soft : colours.faint;
  pen.globalAlpha = view.k < 0.5 ? 0.6 : 1;
  pen.lineWidth = 1;
  pen.stroke();
  pen.globalAlpha = 1;
}

/** Draw edges, one path for each line style: thousands of strokes cost far more than one long one. */
function drawEdges(pen, edges, strong) {
  const groups = new Map();
  for (const edge of edges) {
    const heavy = edge.claims.length > 4 ? 2 : edge.claims.length > 1 ? 1 : 0;
    const key = `${edge.status} ${heavy} ${edge.uncertain} ${edge.attributed}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  for (const [key, group] of groups) drawGroup(pen, key, group, strong);
}
function drawGroup(pen, key, group, strong) {
  const [status, heavy, uncertain, attributed] = key.split(" ");
  const crowded = visible.edges.length > 900 && view.k < 0.5 && !strong;
  pen.strokeStyle = pen.fillStyle = colours[status];
  pen.globalAlpha = strong ? 1 : (uncertain === "true" ? 0.45 : 0.75) * (crowded ? 0.55 : 1);
  pen.lineWidth = (crowded ? 0.8 : 1.2) + Number(heavy) * 0.8 + (strong ? 0.8 : 0);
  pen.setLineDash(crowded ? [] : dashes(status, attributed === "true"));
  pen.beginPath();
  const curves = group.map(curve);
  for (const c of curves) {
    pen.moveTo(c.sx, c.sy);
    if (c.bent && !crowded) pen.quadraticCurveTo(c.cx, c.cy, c.tx, c.ty);
    else pen.lineTo(c.tx, c.ty);
  }
  pen.stroke();
  pen.setLineDash([]);
  if (!crowded) drawMarks(pen, group, curves, strong);
  pen.globalAlpha = 1;
}
function drawMarks(pen, group, curves, strong) {
  const length = strong ? 10 : 7.5;
  pen.beginPath();
  for (const c of curves) {
    if (c.symmetric) continue;
    const angle = Math.atan2(c.ty - c.cy, c.tx - c.cx);
    pen.moveTo(c.tx, c.ty);
    for (const side of [0.38, -0.38]) pen.lineTo(c.tx - length * Math.cos(angle + side), c.ty - length * Math.sin(angle + side));
    pen.closePath();
  }
  pen.fill();
  pen.beginPath();
  group.forEach((edge, place) => {
    if (edge.status !== "denied" && !edge.contested) return;
    const [x, y] = pointOn(curves[place], 0.5), arm = strong ? 6 : 4.5;
    for (const side of [-1, 1]) {
      pen.moveTo(x - arm, y - arm * side);
      pen.lineTo(x + arm, y + arm * side);
    }
  });
  pen.strokeStyle = colours.denied;
  pen.lineWidth = strong ? 2.2 : 1.6;
  pen.stroke();
}

function drawNodes(pen, nodes) {
  const groups = new Map();
  for (const index of nodes) {
    const kind = family(data.nodes[index].type);
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(index);
  }
  for (const [kind, group] of groups) {
    pen.beginPath();
    for (const index of group) outline(pen, data.nodes[index].type, ...screen(index), radius(index));
    pen.fillStyle = colours[kind];
    pen.fill();
    pen.strokeStyle = colours.paper;
    pen.lineWidth = view.k < 0.3 ? 0.6 : 1.6;
    pen.stroke();
  }
}
function outline(pen, type, x, y, r) {
  const shape = shapeOf(type);
  if (!shape) {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, Math.PI * 2);
    return;
  }
  shape.forEach(([dx, dy], place) => (place ? pen.lineTo(x + dx * r, y + dy * r) : pen.moveTo(x + dx * r, y + dy * r)));
  pen.closePath();
}

/** Write names, the best connected first, where they overlap neither one another nor a larger node. */
function drawLabels(pen, nodes, area, every = false) {
  const taken = nodes.slice(0, 60).map((index) => {
    const [x, y] = screen(index), r = radius(index) * 0.8;
    return [x - r, y - r, x + r, y + r];
  });
  const free = (rect) => taken.every((other) => rect[2] < other[0] || rect[0] > other[2] || rect[3] < other[1] || rect[1] > other[3]);
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  const most = every ? 80 : 140;
  let written = 0;
  for (const index of nodes.slice(0, most * 4)) {
    if (written >= most) break;
    const [x, y] = screen(index), r = radius(index), big = weight[index] > 6;
    pen.font = `${big ? 600 : 500} ${big ? 13 : 12}px ${FONT}`;
    const text = plain(nodeName(index), size.width < 500 ? 24 : 30), half = pen.measureText(text).width / 2 + 3;
    const spots = [[x, y + r + 4], [x, y - r - 19], [x + r + half + 2, y - 7], [x - r - half - 2, y - 7]];
    const within = x > 0 && x < size.width;
    const spot = spots.find(([sx, sy]) => (!within || (sx - half > 2 && sx + half < size.width - 2)) && free([sx - half, sy - 2, sx + half, sy + 14]));
    if (!spot) continue;
    taken.push([spot[0] - half, spot[1] - 2, spot[0] + half, spot[1] + 14], [x - r, y - r, x + r, y + r]);
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 3.5;
    pen.strokeText(text, ...spot);
    pen.fillStyle = colours.ink;
    pen.fillText(text, ...spot);
    written++;
  }
}
const FONT = getComputedStyle(document.body).fontFamily;

/** What is pointed at, else what is selected, with its neighbours, over a faded picture. */
function focus() {
  const now = hovered || (state.selected?.kind === "claim" ? null : state.selected);
  const edges = visible.edges.filter((edge) => {
    if (!now) return state.selected?.kind === "claim" && edge.claims.includes(state.selected.index);
    return now.kind === "edge" ? edge.index === now.index : edge.source === now.index || edge.target === now.index;
  });
  const context = visible.context.filter((pair) => now?.kind === "node" && (pair.source === now.index || pair.target === now.index));
  const nodes = new Set([...edges, ...context].flatMap((edge) => [edge.source, edge.target]));
  if (now?.kind === "node") nodes.add(now.index);
  return { edges, context, nodes: [...nodes].filter((index) => visible.node[index]).sort((a, b) => weight[b] - weight[a]), now };
}
function drawOverlay() {
  const pen = overlay.getContext("2d");
  pen.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  pen.clearRect(0, 0, size.width, size.height);
  const { edges, context, nodes, now } = focus();
  base.classList.toggle("faded", nodes.length > 0);
  if (!nodes.length) return;
  drawContext(pen, context, true);
  drawEdges(pen, edges, true);
  drawNodes(pen, nodes);
  if (now?.kind === "node") {
    pen.beginPath();
    outline(pen, data.nodes[now.index].type, ...screen(now.index), radius(now.index) + 4);
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 2.5;
    pen.stroke();
    nodes.sort((a, b) => (b === now.index) - (a === now.index));
  }
  drawLabels(pen, nodes, null, true);
  const taken = [];
  if (edges.length <= 14) edges.forEach((edge) => edgeLabel(pen, edge, taken));
}
/** Write the relation on its edge, at the first of a few places where no other label is. */
function edgeLabel(pen, edge, taken) {
  const c = curve(edge);
  const single = data.claims[edge.claims[0]];
  const text = plain(claimName(single), 34);
  pen.font = `500 11.5px ${FONT}`;
  const half = pen.measureText(text).width / 2 + 6;
  const spots = edge.status === "denied" || edge.contested ? [0.34, 0.68, 0.26] : [0.5, 0.38, 0.62, 0.28, 0.74];
  const clear = ([px, py]) => taken.every(([ox, oy, other]) => Math.abs(px - ox) > half + other || Math.abs(py - oy) > 19);
  const [x, y] = spots.map((spot) => pointOn(c, spot)).find(clear) || pointOn(c, spots[0]);
  taken.push([x, y, half]);
  pen.fillStyle = colours.paper;
  pen.globalAlpha = 0.94;
  pen.beginPath();
  pen.roundRect(x - half, y - 9, half * 2, 18, 9);
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colours[edge.status];
  pen.lineWidth = 1;
  pen.stroke();
  pen.fillStyle = colours.ink;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y + 0.5);
}

// Moving the view.

let settle = 0, queued = false;
const SLOW = 10; // milliseconds a full drawing may take before moving shifts the old one instead
function moved() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    const k = view.k / drawn.k, dx = (drawn.x - view.x) * view.k, dy = (drawn.y - view.y) * view.k;
    const far = Math.abs(dx) > size.width * MARGIN || Math.abs(dy) > size.height * MARGIN || k < 0.7 || k > 2;
    if (drawCost < SLOW || far) return draw();
    base.style.transform = `translate(${dx}px,${dy}px) scale(${k})`;
    drawOverlay();
    clearTimeout(settle);
    settle = setTimeout(draw, 140);
  });
}
function fit(indices = null) {
  const shown = (indices || data.nodes.map((_, index) => index)).filter((index) => visible.node[index]);
  if (!shown.length) return;
  const xs = shown.map((index) => data.nodes[index].x), ys = shown.map((index) => data.nodes[index].y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.min((size.width - 110) / Math.max(right - left, 1), (size.height - 150) / Math.max(bottom - top, 1), 1.7);
  glide({ x: (left + right) / 2, y: (top + bottom) / 2 - 14 / Math.max(k, 0.02), k: Math.max(k, 0.02) });
}
let gliding = 0;
function glide(to) {
  cancelAnimationFrame(gliding);
  const from = { ...view }, began = performance.now();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || drawCost === 0;
  const step = (now) => {
    const t = still ? 1 : Math.min(1, Math.max(0, (now - began) / 260)), ease = 1 - Math.pow(1 - t, 3);
    for (const key of ["x", "y", "k"]) view[key] = from[key] + (to[key] - from[key]) * ease;
    if (t < 1) {
      moved();
      gliding = requestAnimationFrame(step);
    } else draw();
  };
  step(began);
}
function zoom(factor, x = size.width / 2, y = size.height / 2) {
  const k = Math.min(6, Math.max(0.02, view.k * factor)), change = 1 / view.k - 1 / k;
  view.x += (x - size.width / 2) * change;
  view.y += (y - size.height / 2) * change;
  view.k = k;
  moved();
}
/** Bring a node into the clear part of the window where it is not there. */
function show(index) {
  const [x, y] = screen(index);
  const near = x > 70 && x < size.width - 70 && y > 80 && y < size.height - 70;
  if (!near || view.k < 0.35) glide({ x: data.nodes[index].x, y: data.nodes[index].y, k: Math.max(view.k, 0.8) });
}
