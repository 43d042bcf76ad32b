// Mouse, touch and keyboard on the picture.

const thing = (element) => (element === cy || element.hasClass("context") ? null : { kind: element.isNode() ? "node" : "edge", index: Number(element.id().slice(1)) });
cy.on("tap", (event) => {
  const hit = thing(event.target);
  select(hit?.kind, hit?.index);
});
cy.on("dbltap", () => zoom(1.7));
if (!crowded) {
  cy.on("mouseover", "node, edge", (event) => point(thing(event.target)));
  cy.on("mouseout", "node, edge", () => point(null));
}
function point(hit) {
  if (hit?.kind === hovered?.kind && hit?.index === hovered?.index) return;
  hovered = hit;
  box.classList.toggle("pointing", Boolean(hit));
  drawOverlay();
}

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
