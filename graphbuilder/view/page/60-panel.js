// The panel beside the picture: where to start, one entity, or the sentences behind one link.

const panel = $("panel-body");
const CARDS = 40;

function showPanel() {
  const chosen = state.selected;
  $("panel").classList.toggle("open", Boolean(chosen));
  if (!chosen) fill(panel, startView());
  else if (chosen.kind === "node") fill(panel, nodeView(chosen.index));
  else if (chosen.kind === "edge") fill(panel, edgeView(chosen.index));
  else fill(panel, claimView(chosen.index));
  $("panel").scrollTop = 0;
}
on("select", () => {
  showPanel();
  drawOverlay();
});
on("filter", showPanel);

function startView() {
  if (!data.claims.length) return [make("h3", {}, words("empty_graph")), make("p", { class: "soft" }, words("empty_graph_help"))];
  const ranked = visible.edges.map((edge) => [support(edge), edge]);
  const best = ranked.sort((a, b) => b[0] - a[0] || b[1].claims.length - a[1].claims.length || a[1].index - b[1].index).slice(0, 9).map((one) => one[1]);
  return [
    make("h3", {}, words("panel_start")),
    make("p", { class: "soft" }, words("panel_start_help")),
    best.length ? make("ol", { class: "links" }, best.map((edge) => make("li", {}, linkButton(edge)))) : emptyNote(),
  ];
}
const support = (edge) => new Set(edge.claims.map((index) => data.claims[index].article?.source ?? data.claims[index].article?.id)).size;
function emptyNote() {
  return make("p", { class: "soft" }, words("panel_nothing"));
}

/** A button for a link: both names, the relation between them, how it stands and how often it is said. */
function linkButton(edge) {
  const label = claimName(data.claims[edge.claims[0]]);
  return make(
    "button",
    { type: "button", class: "link", onclick: () => openLink(edge.index) },
    make("span", { class: "link-names" }, swatch(data.nodes[edge.source].type), name(nodeName(edge.source))),
    make("span", { class: "link-relation" }, lineSample(edge.status, edge.attributed), make("span", {}, label), make("span", { class: "number" }, number(edge.claims.length))),
    make("span", { class: "link-names" }, swatch(data.nodes[edge.target].type), name(nodeName(edge.target))),
  );
}

/** Choose a link, and bring both its ends into view. */
function openLink(index) {
  select("edge", index);
  fit([data.edges[index].source, data.edges[index].target]);
}

function panelHead(...children) {
  return make("div", { class: "panel-head" }, make("div", {}, children), make("button", { type: "button", class: "close", "aria-label": words("panel_close"), onclick: closePanel }, "×"));
}
function closePanel() {
  select(null);
  box.focus({ preventScroll: true });
}

function nodeView(index) {
  const node = data.nodes[index];
  const other = [...new Set([node.name, node.ru, node.en, ...node.aliases])].filter((one) => one && one !== nodeName(index));
  const edges = edgesOf[index].map(visibleEdge).filter(Boolean);
  const hidden = edgesOf[index].length - edges.length;
  const said = visible.claims.filter((one) => data.claims[one].roles.some((role) => role.role === "speaker" && role.node === index));
  const joined = new Set(edges.flatMap((edge) => edge.claims));
  const alone = claimsOf[index].filter((one) => visible.claims.includes(one) && !joined.has(one) && !said.includes(one));
  return [
    panelHead(
      make("p", { class: "eyebrow" }, swatch(node.type), words("one_" + node.type), node.country ? " · " + node.country : ""),
      make("h3", {}, name(nodeName(index))),
    ),
    other.length ? make("p", { class: "aliases" }, words("panel_aliases") + ": ", other.slice(0, 14).flatMap((one, place) => [place ? ", " : "", name(one)])) : null,
    data.live ? make("p", { class: "pages" }, make("a", { href: "/entity/" + encodeURIComponent(node.id) }, words("panel_page")), " · ", make("a", { href: "/graph?" + new URLSearchParams({ entity: node.id }) }, words("panel_live"))) : null,
    make("h4", {}, words("panel_relations")),
    edges.length ? relationGroups(index, edges) : emptyNote(),
    hidden ? make("p", { class: "soft" }, words("panel_hidden", { n: hidden })) : null,
    said.length ? [make("h4", {}, words("panel_said")), claimLinks(said)] : null,
    alone.length ? [make("h4", {}, words("panel_alone")), claimLinks(alone)] : null,
  ];
}
function relationGroups(index, edges) {
  const groups = new Map();
  for (const edge of edges) {
    const outward = edge.source === index;
    const key = outward || data.relations[edge.relation]?.symmetric ? relationName(edge.relation) : relationInverse(edge.relation);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  const ordered = [...groups].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  return make("dl", { class: "groups" }, ordered.map(([label, group]) => [make("dt", {}, label), group.sort((a, b) => b.claims.length - a.claims.length).map((edge) => make("dd", {}, farButton(index, edge)))]));
}
function farButton(index, edge) {
  const far = edge.source === index ? edge.target : edge.source;
  return make(
    "button",
    { type: "button", class: "far status-" + edge.status, onclick: () => openLink(edge.index) },
    swatch(data.nodes[far].type),
    name(nodeName(far), { class: "far-name" }),
    edge.status !== "stated" || edge.contested ? statusBadge(edge.contested ? "contested" : edge.status) : null,
    edge.attributed ? make("span", { class: "badge hedged" }, words("by_word")) : null,
    make("span", { class: "number" }, number(edge.claims.length)),
  );
}
function claimLinks(indices) {
  return make("ul", { class: "claims" }, indices.slice(0, CARDS).map((index) => make("li", {}, make("button", { type: "button", class: "claim-link", onclick: () => select("claim", index) }, claimLine(data.claims[index])))));
}
/** One claim in a line: who, relation, whom. */
function claimLine(claim) {
  const people = (role) => filled(claim, role).flatMap((one, place) => [place ? ", " : "", name(nodeName(one.node))]);
  const far = ["object", "participant", "destination", "beneficiary", "place", "theme", "instrument"].map(people).find((found) => found.length) || [];
  return make("span", {}, people("subject"), " ", make("span", { class: "soft" }, claimName(claim)), " ", far);
}

function edgeView(index) {
  const edge = data.edges[index], claims = edge.claims.filter((one) => visible.claims.includes(one));
  const now = standing(claims.length ? claims : edge.claims);
  const counts = [words("count_claims", { n: claims.length }), words("count_articles", { n: new Set(claims.map((one) => data.claims[one].article)).size })];
  return [
    panelHead(
      make("p", { class: "eyebrow" }, statusBadge(now.contested ? "contested" : now.status), counts.join(" · ")),
      make("h3", { class: "statement" }, endButton(edge.source), make("span", { class: "relation" }, claimName(data.claims[edge.claims[0]])), endButton(edge.target)),
      now.attributed ? byWordOf(claims.length ? claims : edge.claims) : null,
    ),
    make("h4", { class: "unseen" }, words("evidence")),
    claims.length ? claims.slice(0, CARDS).map(claimCard) : emptyNote(),
    claims.length > CARDS ? make("p", { class: "soft" }, words("shown_claims", { shown: CARDS, all: claims.length })) : null,
  ];
}
/** Who says so, where no text does in its own voice. */
function byWordOf(claims) {
  const found = [...new Set(claims.flatMap((one) => filled(data.claims[one], "speaker").map((role) => role.node)))];
  return make("p", { class: "soft by-word" }, words("by_word_of") + " ", found.flatMap((one, place) => [place ? ", " : "", name(nodeName(one))]));
}
function endButton(index) {
  return make("button", { type: "button", class: "end", onclick: () => select("node", index) }, swatch(data.nodes[index].type), name(nodeName(index)));
}
function claimView(index) {
  const claim = data.claims[index];
  return [panelHead(make("p", { class: "eyebrow" }, statusBadge(claim.status)), make("h3", {}, claimLine(claim))), claimCard(index)];
}
function statusBadge(status) {
  return make("span", { class: "badge status-" + status }, words("status_" + status));
}
