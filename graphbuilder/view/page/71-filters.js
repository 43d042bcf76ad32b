// The filters, which are the legend too.

const MANY = 12;
let allRelations = false;
const countOf = (items, key) => items.reduce((counts, item) => counts.set(item[key], (counts.get(item[key]) || 0) + 1), new Map());
const relationCounts = [...countOf(data.claims, "relation")].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
const typeCounts = [...countOf(data.nodes, "type")].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
const statusCounts = countOf(data.claims, "status");

function showFilters() {
  const kept = document.activeElement?.dataset?.filter;
  const shownRelations = allRelations ? relationCounts : relationCounts.slice(0, MANY);
  fill(
    $("filters-body"),
    group("filters_status", STRENGTH.filter((status) => statusCounts.has(status)).map((status) => option("status:" + status, words("status_" + status), statusCounts.get(status), state.statusesOff, status, lineSample(status))), certainBox()),
    group("filters_types", typeCounts.map(([type, count]) => option("type:" + type, words("type_" + type), count, state.typesOff, type, swatch(type)))),
    group("filters_more_of", officeCount ? toggleBox("offices", "show_offices", officeCount) : null, smallCount ? toggleBox("small", "show_small", smallCount) : null),
    group("filters_relations", relationTools(), shownRelations.map(([relation, count]) => option("relation:" + relation, relationName(relation), count, state.relationsOff, relation)), moreButton()),
    make("button", { type: "button", class: "quiet reset", "data-filter": "reset", disabled: !filtered(), onclick: resetFilters }, words("filters_reset")),
  );
  if (kept) document.querySelector(`[data-filter="${CSS.escape(kept)}"]`)?.focus();
}
function group(key, ...children) {
  return children.flat(Infinity).some(Boolean) ? make("fieldset", {}, make("legend", {}, words(key)), children) : null;
}
function option(id, label, count, off, value, picture = null) {
  const input = make("input", { type: "checkbox", "data-filter": id });
  input.checked = !off.has(value);
  input.addEventListener("change", () => {
    if (input.checked) off.delete(value);
    else off.add(value);
    announce("filter");
  });
  return make("label", { class: "option" }, input, picture, make("span", { class: "option-name" }, label), make("span", { class: "number" }, number(count)));
}
function certainBox() {
  return data.claims.every((claim) => claim.certainty === "certain") ? null : toggleBox("certainOnly", "certain_only");
}
/** A switch of `state[key]`, with how much it concerns. */
function toggleBox(key, label, count = null) {
  const input = make("input", { type: "checkbox", "data-filter": key === "certainOnly" ? "certain" : key });
  input.checked = state[key];
  input.addEventListener("change", () => {
    state[key] = input.checked;
    announce("filter");
  });
  return make("label", { class: "option apart" }, input, make("span", { class: "option-name" }, words(label)), count === null ? null : make("span", { class: "number" }, number(count)));
}
function relationTools() {
  if (relationCounts.length < 3) return null;
  const set = (off) => () => {
    state.relationsOff = new Set(off ? relationCounts.map((one) => one[0]) : []);
    announce("filter");
  };
  return make("p", { class: "pair" }, make("button", { type: "button", class: "text", "data-filter": "all", onclick: set(false) }, words("filters_all")), " / ", make("button", { type: "button", class: "text", "data-filter": "none", onclick: set(true) }, words("filters_none")));
}
function moreButton() {
  if (relationCounts.length <= MANY) return null;
  const toggle = () => {
    allRelations = !allRelations;
    showFilters();
  };
  return make("button", { type: "button", class: "text more", "data-filter": "more", "aria-expanded": String(allRelations), onclick: toggle }, allRelations ? words("filters_less") : words("filters_more", { n: relationCounts.length }));
}
on("filter", () => {
  showFilters();
  draw();
});
on("language", showFilters);
