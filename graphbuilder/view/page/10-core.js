// The data of the page, words in two languages, and small helpers. Text reaches the page through textContent alone.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

const state = {
  language: data.language in data.text ? data.language : "en",
  relationsOff: new Set(),
  typesOff: new Set(),
  statusesOff: new Set(),
  certainOnly: false,
  offices: false, // titles, trades and things: off until asked for
  small: false, // components of a few entities: folded where there are many
  by: "event",
  from: null, // day numbers, both inclusive; null: open
  to: null,
  selected: null, // {kind: "node" | "edge" | "claim", index}
};

const listeners = {};
/** Call `listener` whenever `event` is announced: "filter", "select", "language", "theme". */
function on(event, listener) {
  (listeners[event] ||= []).push(listener);
}
function announce(event) {
  for (const listener of listeners[event] || []) listener();
}

/** Return the words of `key` in the page's language, with {n} and the like filled in. */
function words(key, values = {}) {
  let text = data.text[state.language][key] ?? key;
  if (typeof text === "object") {
    const form = formatter(Intl.PluralRules).select(values.n);
    text = text[form] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : String(values[name] ?? "")));
}
function number(value) {
  return formatter(Intl.NumberFormat).format(value);
}
/** A formatter costs far more to make than to use: each is made once. */
const formatters = new Map();
function formatter(Kind, options = {}) {
  const key = Kind.name + state.language + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Kind(state.language, options));
  return formatters.get(key);
}

/** Make an element. `attributes` set properties named in `PROPERTIES`, `on…` listeners, and attributes otherwise. */
function make(tag, attributes = {}, ...children) {
  const element = tag === "svg" || SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "object" ? child : document.createTextNode(String(child)));
  }
  return element;
}
const SVG = new Set(["rect", "line", "path", "g", "circle", "polygon", "title"]);

/** Empty `element` and fill it anew. */
function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

/** A name in isolation, so that right-to-left marks in it turn nothing else around. */
function name(text, attributes = {}) {
  return make("bdi", attributes, text);
}

function nodeName(index) {
  const node = data.nodes[index];
  return (state.language === "ru" ? node.ru : node.en) || node.name || node.id;
}
function relationName(relation) {
  const known = data.relations[relation];
  return known ? known[state.language] : relation;
}
function relationInverse(relation) {
  const known = data.relations[relation];
  return known ? known["inverse_" + state.language] : relation;
}
/** The label of a claim: the position it is by, else that of its relation; an open statement shows its verb. */
function claimName(claim) {
  if (claim.position) return claim.position;
  return claim.relation === "RELATED" && claim.predicate ? claim.predicate : relationName(claim.relation);
}

/** The first index of a claim's roles called `role`, all of them as a list. */
function filled(claim, role) {
  return claim.roles.filter((one) => one.role === role);
}

// Dates are day numbers since 1970 inside, and words outside.

const DAY = 86400000;
function dayNumber(iso) {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso || "");
  return match ? Math.floor(Date.UTC(+match[1], match[2] ? match[2] - 1 : 0, match[3] ? +match[3] : 1) / DAY) : null;
}
function dayWords(day, options = { day: "numeric", month: "long", year: "numeric" }) {
  return formatter(Intl.DateTimeFormat, { ...options, timeZone: "UTC" }).format(new Date(day * DAY));
}
/** Two days as a period, what they share said once: "3–6 сентября 2025 г.". */
function periodWords(first, last, options = { day: "numeric", month: "long", year: "numeric" }) {
  if (first === last) return dayWords(first, options);
  return formatter(Intl.DateTimeFormat, { ...options, timeZone: "UTC" }).formatRange(new Date(first * DAY), new Date(last * DAY));
}
function isoWords(iso, options) {
  const day = dayNumber(iso);
  return day === null ? iso : dayWords(day, options);
}
/** When a claim holds, as exactly as is known. */
function timeWords(claim) {
  if (!claim.from) return null;
  if (claim.precision === "year") return claim.from.slice(0, 4) === (claim.to || claim.from).slice(0, 4) ? claim.from.slice(0, 4) : `${claim.from.slice(0, 4)}–${claim.to.slice(0, 4)}`;
  if (claim.precision === "month") return isoWords(claim.from, { month: "long", year: "numeric" });
  const [first, last] = [dayNumber(claim.from), dayNumber(claim.to)];
  if (first !== null && last !== null && last > first) return periodWords(first, last);
  return isoWords(claim.from);
}

for (const claim of data.claims) {
  const first = claim.evidence.length ? data.articles[data.sentences[claim.evidence[0].sentence].article] : null;
  claim.article = first;
  claim.published = first ? dayNumber(first.published) : null;
  const from = dayNumber(claim.from);
  claim.event = from;
  claim.eventEnd = dayNumber(claim.to) ?? from;
}
/** The first and last day a claim falls on, or null. The event's own date, else that of the publication. */
function span(claim) {
  if (state.by === "event" && claim.event !== null) return [claim.event, claim.eventEnd];
  return claim.published === null ? null : [claim.published, claim.published];
}
