// The page as a whole: headings, language, colours, print, the first picture.

function speak() {
  document.documentElement.lang = state.language;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = words(element.dataset.placeholder);
  box.setAttribute("aria-roledescription", words("graph_role"));
  for (const button of $("languages").children) button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
  const title = (data.centre === null ? data.title : nodeName(data.centre)) || words("untitled");
  fill($("title"), name(title));
  document.title = title;
  const shown = data.articles.length ? ["nodes", "claims", "articles", "sources"] : ["nodes", "claims"];
  const parts = shown.map((key) => words("count_" + key, { n: data[key].length }));
  const days = data.articles.map((article) => dayNumber(article.published)).filter((day) => day !== null);
  if (days.length) {
    const [first, last] = [Math.min(...days), Math.max(...days)];
    parts.push(periodWords(first, last));
  }
  $("summary").textContent = parts.join(" · ");
  $("notice").hidden = !data.left_out;
  $("notice").textContent = words("left_out", { n: data.left_out });
}
on("language", () => {
  speak();
  showPanel();
  draw();
});
for (const button of $("languages").children) {
  button.addEventListener("click", () => {
    state.language = button.dataset.language;
    announce("language");
  });
}
for (const button of $("themes").children) {
  button.addEventListener("click", () => {
    const wanted = button.dataset.themeName;
    if (wanted === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = wanted;
    for (const other of $("themes").children) other.setAttribute("aria-pressed", String(other === button));
    announce("theme");
  });
}
on("theme", () => {
  cy.style(lookOf());
  draw();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => announce("theme"));
$("print").addEventListener("click", () => print());
let themeBefore;
addEventListener("beforeprint", () => {
  themeBefore = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  announce("theme");
  copyPicture();
  shownRows = Infinity;
  drawTable();
});
addEventListener("afterprint", () => {
  if (themeBefore) document.documentElement.dataset.theme = themeBefore;
  else delete document.documentElement.dataset.theme;
  announce("theme");
  shownRows = PAGE;
  drawTable();
});
/** The layers of the picture on one canvas, which paper can scale. */
function copyPicture() {
  const copy = $("print-picture"), pen = copy.getContext("2d");
  const layers = [...surface.querySelectorAll("canvas")].reverse();
  copy.width = layers[0].width;
  copy.height = layers[0].height;
  for (const layer of layers) pen.drawImage(layer, 0, 0);
}

function showEmptyStage() {
  const nothing = !visible.node.some(Boolean) || (data.claims.length > 0 && !visible.claims.length);
  $("stage-empty").hidden = !nothing;
  $("stage-empty").querySelector("p").textContent = words(data.nodes.length ? "empty" : "empty_graph");
  $("stage-empty").querySelector("button").hidden = !filtered();
  $("hint").hidden = nothing || Boolean(state.selected);
}
$("stage-empty").querySelector("button").addEventListener("click", resetFilters);
for (const event of ["filter", "select", "language"]) on(event, showEmptyStage);

// A link to one entity or statement: #entity=ID, #claim=ID.
on("select", () => {
  const { kind, index } = state.selected || {};
  const target = kind === "node" ? "entity=" + encodeURIComponent(data.nodes[index].id) : kind === "claim" ? "claim=" + encodeURIComponent(data.claims[index].id) : "";
  try {
    history.replaceState(null, "", target ? "#" + target : location.pathname + location.search);
  } catch {
    // a page shown inside another may not change its address
  }
});
function followAddress() {
  const [kind, id] = location.hash.slice(1).split("=");
  const pool = { entity: data.nodes, claim: data.claims }[kind];
  let wanted = "";
  try {
    wanted = decodeURIComponent(id || "");
  } catch {
    return;
  }
  const index = pool ? pool.findIndex((one) => one.id === wanted) : -1;
  if (index >= 0) select(kind === "entity" ? "node" : "claim", index);
}

$("home").hidden = !data.live;
if (matchMedia("(max-width: 900px)").matches) $("filters-fold").open = false;
speak();
showFilters();
draw();
fit();
drawTimeline();
drawTable();
showPanel();
showEmptyStage();
if (data.centre !== null) select("node", data.centre);
followAddress();
let width = box.clientWidth, height = box.clientHeight;
new ResizeObserver(() => {
  if (!box.clientWidth || (box.clientWidth === width && box.clientHeight === height)) return;
  [width, height] = [box.clientWidth, box.clientHeight];
  cy.resize();
  fit();
  drawTimeline();
}).observe(box);
document.documentElement.dataset.ready = "true";
