// The search box: a combobox over every name an entity goes by.

const searchBox = $("search"), foundList = $("found");
const fold = (text) => text.toLocaleLowerCase("ru").replaceAll("ё", "е").normalize("NFKD").replace(/\p{M}/gu, "");
const namesOf = data.nodes.map((node) => [node.name, node.ru, node.en, ...node.aliases, ...node.spellings].filter(Boolean).map(fold));
let active = -1, found = [];

function lookUp() {
  const wanted = fold(searchBox.value.trim());
  found = [];
  if (wanted) {
    const ranked = [];
    namesOf.forEach((names, index) => {
      const rank = Math.min(...names.map((one) => (one === wanted ? 0 : one.startsWith(wanted) ? 1 : one.split(/[\s\-«"]+/).some((word) => word.startsWith(wanted)) ? 2 : one.includes(wanted) ? 3 : 9)));
      if (rank < 9) ranked.push([rank, -weight[index], index]);
    });
    found = ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, 9).map((one) => one[2]);
  }
  active = found.length ? 0 : -1;
  fill(foundList, found.map(foundItem), wanted && !found.length ? make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words("search_none")) : null);
  foundList.hidden = !wanted;
  if (wanted) say(found.length ? words("search_some", { n: found.length }) : words("search_none"));
  markActive();
}
function foundItem(index, place) {
  const node = data.nodes[index];
  return make("li", { role: "option", id: "found-" + place, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => choose(index) }, swatch(node.type), name(nodeName(index), { class: "far-name" }), make("span", { class: "soft" }, words("one_" + node.type)), make("span", { class: "number" }, number(weight[index])));
}
function markActive() {
  [...foundList.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active && found.length > 0)));
  searchBox.setAttribute("aria-expanded", String(!foundList.hidden));
  if (active >= 0 && !foundList.hidden) searchBox.setAttribute("aria-activedescendant", "found-" + active);
  else searchBox.removeAttribute("aria-activedescendant");
}
function choose(index) {
  foundList.hidden = true;
  searchBox.value = "";
  markActive();
  if (!visible.node[index]) resetFilters();
  select("node", index);
  show(index, 0.75);
  say(words("selected_node", { name: nodeName(index), type: words("one_" + data.nodes[index].type), n: edgesOf[index].length }));
}
searchBox.addEventListener("input", lookUp);
searchBox.addEventListener("blur", () => {
  foundList.hidden = true;
  markActive();
});
searchBox.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (foundList.hidden) lookUp();
    if (found.length) active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    markActive();
  } else if (event.key === "Enter" && active >= 0 && !foundList.hidden) choose(found[active]);
  else if (event.key === "Escape") {
    searchBox.value = "";
    lookUp();
  } else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  searchBox.focus();
});
