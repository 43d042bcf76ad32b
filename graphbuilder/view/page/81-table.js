// All statements as a table: what the picture shows, for readers, keyboards and screen readers. Headings sort it.

const PAGE = 50;
const order = { column: "date", down: true };
let shownRows = PAGE;

const COLUMNS = {
  date: (claim) => (claim.event ?? claim.published ?? -Infinity),
  subject: (claim) => sortName(claim, ["subject"]),
  relation: (claim) => claimName(claim),
  object: (claim) => sortName(claim, FAR),
  status: (claim) => STRENGTH.indexOf(claim.status) * 2 + (claim.certainty === "certain" ? 0 : 1),
  sentence: null,
  source: (claim) => (claim.article?.source != null ? data.sources[claim.article.source].name : ""),
};
const FAR = ["object", "participant", "destination", "beneficiary", "place", "theme", "instrument"];
function sortName(claim, roles) {
  const one = roles.flatMap((role) => filled(claim, role))[0];
  return one ? nodeName(one.node) : "";
}
function sorted() {
  const key = COLUMNS[order.column], collator = new Intl.Collator(state.language);
  const compare = (a, b) => (typeof a === "number" ? a - b || 0 : collator.compare(a, b));
  return visible.claims.map((index) => [key(data.claims[index]), index]).sort((a, b) => (order.down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]).map((one) => one[1]);
}

function drawTable() {
  $("table-count").textContent = words("shown_claims", { shown: visible.claims.length, all: data.claims.length });
  if (!visible.claims.length) {
    const reset = make("button", { type: "button", onclick: resetFilters }, words("filters_reset"));
    return fill($("table-box"), make("div", { class: "nothing" }, make("p", {}, words(data.claims.length ? "empty" : "empty_graph")), data.claims.length ? reset : make("p", { class: "soft" }, words("empty_graph_help"))));
  }
  const rows = sorted(), left = rows.length - shownRows;
  fill(
    $("table-box"),
    make("table", { role: "table", "aria-labelledby": "table-heading" }, make("caption", { class: "unseen" }, words("table_help")), make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, Object.keys(COLUMNS).map(heading))), make("tbody", { role: "rowgroup" }, rows.slice(0, shownRows).map(row))),
    left > 0 ? make("button", { type: "button", class: "quiet more-rows", onclick: showMore }, words("table_more", { n: Math.min(left, PAGE * 2) })) : null,
  );
}
function showMore() {
  const next = shownRows;
  shownRows += PAGE * 2;
  drawTable();
  document.querySelectorAll("tbody tr")[next]?.querySelector("button")?.focus();
}
function heading(column) {
  const label = words("column_" + column);
  if (!COLUMNS[column]) return make("th", { scope: "col", role: "columnheader", class: "column-" + column }, label);
  const now = order.column === column;
  const turn = () => {
    Object.assign(order, { column, down: now ? !order.down : column === "date" });
    drawTable();
    document.querySelector(`th.column-${column} button`).focus();
  };
  return make("th", { scope: "col", role: "columnheader", class: "column-" + column, "data-column": label, "aria-sort": now ? (order.down ? "descending" : "ascending") : "none" }, make("button", { type: "button", onclick: turn }, label, make("span", { class: "arrow", "aria-hidden": "true" }, now ? (order.down ? "↓" : "↑") : "↕")));
}
function row(index) {
  const claim = data.claims[index], label = claimName(claim);
  const open = make("button", { type: "button", class: "open", "aria-label": `${label}: ${words("table_open")}`, onclick: () => openClaim(index) }, label);
  const evidence = claim.evidence[0];
  return make(
    "tr",
    { role: "row", "data-claim": claim.id, class: "status-" + claim.status },
    cell("date", dateCell(claim)),
    cell("subject", people(claim, ["subject"])),
    cell("relation", open),
    cell("object", people(claim, FAR)),
    cell("status", statusBadge(claim.status), claim.certainty === "certain" ? null : make("span", { class: "badge hedged" }, words("status_uncertain")), filled(claim, "speaker").length ? make("span", { class: "soft speaker" }, words("speaker") + ": ", speakers(claim)) : null),
    cell("sentence", evidence ? make("span", { lang: claim.article?.language || null, dir: "auto", class: "sentence" }, excerpt(evidence)) : make("span", { class: "soft" }, words("no_text"))),
    cell("source", claim.article ? [sourceName(claim.article), articleLink(claim.article)] : null),
  );
}
function cell(column, ...children) {
  return make("td", { role: "cell", class: "column-" + column, "data-column": words("column_" + column) }, make("div", { class: "cell" }, children));
}
function sourceName(article) {
  return article.source === null ? null : name(data.sources[article.source].name, { class: "source" });
}
const SHORT = { day: "numeric", month: "short", year: "numeric" };
function dateCell(claim) {
  if (claim.event !== null) return make("time", { datetime: claim.from }, claim.precision === "day" || !claim.precision ? dayWords(claim.event, SHORT) : timeWords(claim));
  if (claim.published === null) return make("span", { class: "soft" }, "—");
  return make("span", { class: "soft", title: words("table_published") }, make("time", { datetime: claim.article.published }, dayWords(claim.published, SHORT)), make("span", { class: "unseen" }, ` (${words("table_published")})`), make("span", { "aria-hidden": "true" }, "*"));
}
function people(claim, roles) {
  const used = roles.map((role) => filled(claim, role)).filter((found) => found.length);
  const shown = roles[0] === "subject" ? used.flat() : [...(used[0] || []), ...(used.slice(1).filter((found) => found[0].role === "participant").flat())];
  return shown.map((one, place) => [place ? ", " : "", make("button", { type: "button", class: "text", onclick: () => openNode(one.node) }, name(nodeName(one.node)))]);
}
function openClaim(index) {
  select("claim", index);
  const ends = visible.edges.find((edge) => edge.claims.includes(index));
  if (ends) show(ends.source);
  reveal();
}
function openNode(index) {
  select("node", index);
  if (visible.node[index]) show(index);
  reveal();
}
/** Take the reader from the table to the panel. */
function reveal() {
  $("panel").focus({ preventScroll: true });
  $("panel").scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
on("filter", () => {
  shownRows = PAGE;
  drawTable();
});
on("language", drawTable);
