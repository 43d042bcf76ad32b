// One statement as a card: the sentence with its words marked, who says so, when, by which rule, and the way to the article.

function claimCard(index) {
  const claim = data.claims[index];
  const roles = claim.roles.filter((one) => !["subject", "object"].includes(one.role));
  return make(
    "article",
    { class: "card status-" + claim.status, "data-claim": claim.id },
    claim.evidence.length ? claim.evidence.map((one) => quote(one, claim)) : make("p", { class: "soft" }, words("no_text")),
    make("p", { class: "card-badges" }, statusBadge(claim.status), claim.certainty === "certain" ? null : make("span", { class: "badge hedged" }, words("status_uncertain"))),
    make("dl", { class: "facts" }, fact("speaker", speakers(claim)), fact("when", timeWords(claim) || make("span", { class: "soft" }, words("when_unknown"))), fact("quantity", quantity(claim)), roles.filter((one) => one.role !== "speaker").map((one) => [make("dt", {}, words("role_" + one.role)), make("dd", {}, name(nodeName(one.node)))]), fact("rule", claim.rule ? make("code", {}, claim.rule) : null), fact("confidence", formatter(Intl.NumberFormat, { style: "percent" }).format(claim.confidence))),
    data.live ? make("p", {}, make("a", { href: "/statement/" + encodeURIComponent(claim.id) }, words("judge_page"))) : null,
  );
}
function fact(key, value) {
  return value ? [make("dt", {}, words(key)), make("dd", {}, value)] : null;
}
function speakers(claim) {
  const found = filled(claim, "speaker");
  return found.length ? found.flatMap((one, place) => [place ? " ← " : "", name(nodeName(one.node))]) : make("span", { class: "soft" }, words("publisher_says"));
}
function quantity(claim) {
  return claim.quantity === null ? null : `${number(claim.quantity)} ${claim.unit || ""}`.trim();
}

/** The sentence, and where it stands. */
function quote(evidence, claim) {
  const sentence = data.sentences[evidence.sentence], article = data.articles[sentence.article];
  return make("figure", { class: "quote" }, make("blockquote", { lang: article.language || null, dir: "auto" }, marked(sentence.text, evidence.marks)), make("figcaption", {}, sourceLine(article), articleLink(article)));
}
function sourceLine(article) {
  const source = article.source === null ? null : data.sources[article.source];
  const parts = [source ? name(source.name, { class: "source" }) : make("span", { class: "soft" }, words("no_source"))];
  if (article.published) parts.push(" · ", make("time", { datetime: article.published }, isoWords(article.published)));
  return make("span", { class: "source-line" }, parts);
}
function articleLink(article) {
  const title = article.title || article.url || article.path || article.id;
  if (article.url) return make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", title: words("open_article") }, name(title), make("span", { "aria-hidden": "true" }, " ↗"));
  return make("span", { class: "article-title" }, name(title));
}

/** Cut a sentence at the borders of its marks; where marks overlap the shorter one shows. */
function marked(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(([start, end]) => [start, end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const pieces = [];
  let last = null;
  for (let place = 0; place + 1 < cuts.length; place++) {
    const [start, end] = [cuts[place], cuts[place + 1]];
    const over = marks.filter((mark) => mark[0] <= start && mark[1] >= end).sort((a, b) => a[1] - a[0] - (b[1] - b[0]))[0];
    const piece = text.slice(start, end);
    if (!over) pieces.push(document.createTextNode(piece));
    else if (last && last.mark === over && last.end === start) last.element.append(piece);
    else pieces.push(make("mark", { class: "role-" + over[2], title: words("role_" + over[2]) }, piece));
    last = over ? { mark: over, end, element: pieces[pieces.length - 1] } : null;
  }
  return pieces;
}
/** The marked sentence cut down to the words around its marks, for the table. */
function excerpt(evidence, room = 190) {
  const text = data.sentences[evidence.sentence].text;
  if (text.length <= room || !evidence.marks.length) return marked(text, evidence.marks);
  const first = Math.min(...evidence.marks.map((mark) => mark[0])), last = Math.max(...evidence.marks.map((mark) => mark[1]));
  let start = Math.max(0, Math.min(first - 20, text.length - room)), end = Math.min(text.length, Math.max(start + room, Math.min(last + 10, start + room * 1.6)));
  while (start > 0 && /\S/.test(text[start - 1])) start--;
  while (end < text.length && /\S/.test(text[end])) end++;
  const marks = evidence.marks.map(([a, b, role]) => [Math.max(a - start, 0), Math.min(b, end) - start, role]).filter(([a, b]) => b > a);
  return [start > 0 ? "… " : "", ...marked(text.slice(start, end), marks), end < text.length ? " …" : ""];
}
