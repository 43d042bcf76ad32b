// The timeline: a bar a day, week, month or year, and a period chosen by dragging or with the arrow keys.

const timelineBox = $("timeline-box");
const HEIGHT = 104, FLOOR = 70;
const LONG = 366; // days
const OUTLYING = 3; // an outlier lies so many spans of the rest away
const FEW = 0.1; // and outliers are at most so large a share, at either end
let scale = null;

function drawTimeline() {
  const pool = data.claims.map((claim, index) => [claim, span(claim), index]);
  const dated = pool.filter((one) => one[1]);
  $("timeline-reset").hidden = state.from === null && state.to === null;
  if (!dated.length) return note(words(data.claims.length ? "timeline_none" : "empty_graph"));
  // what lasts for years, such as a post someone holds, would press everything else together
  const short = dated.filter((one) => one[1][1] - one[1][0] <= LONG);
  const ends = (short.length ? short : dated).map((one) => one[1]);
  const [first, last] = core(ends);
  if (first === last) return note(words("timeline_one", { date: dayWords(first) }));
  const width = Math.max(280, timelineBox.clientWidth), bins = cutIntoBins(first, last, width);
  const wide = (one) => one[1][1] - one[1][0] > 1.5 * (bins[0].last - bins[0].first + 1) && one[1][1] - one[1][0] > 6;
  for (const [claim, [from]] of dated.filter((one) => !wide(one))) {
    const bin = bins.find((one) => from <= one.last && from >= one.first);
    if (!bin) continue;
    const others = passesApartFromPeriod(claim);
    bin[others ? claim.status : "hidden"]++;
  }
  scale = { first, last, width, x: (day) => 8 + ((day - first) / (last - first + 1)) * (width - 16), day: (x) => Math.round(first + ((x - 8) / (width - 16)) * (last - first + 1)) };
  fill(timelineBox, picture(bins, width, bands(dated.filter((one) => wide(one) && passesApartFromPeriod(one[0])))));
  writeRange(pool.length - dated.length, dated.filter((one) => !wide(one) && (one[1][1] < first || one[1][0] > last)).length);
}
/** The days that hold most: a few far away would press everything else together, and stand at the edges by number alone. */
function core(ends) {
  const firsts = ends.map((one) => one[0]).sort((a, b) => a - b), lasts = ends.map((one) => one[1]).sort((a, b) => a - b);
  const cut = Math.floor(ends.length * FEW), inner = [firsts[cut], lasts[lasts.length - 1 - cut]];
  const far = OUTLYING * (inner[1] - inner[0] + 30);
  return [firsts.find((day) => day >= inner[0] - far), lasts.findLast((day) => day <= inner[1] + far)];
}
function note(text) {
  scale = null;
  $("timeline-range").textContent = "";
  fill(timelineBox, make("p", { class: "soft" }, text));
}
function passesApartFromPeriod(claim) {
  const { from, to } = state;
  state.from = state.to = null;
  const answer = passes(claim);
  Object.assign(state, { from, to });
  return answer;
}

/** Cut the time into bins of a natural length, as many as fit at nine pixels each. */
function cutIntoBins(first, last, width) {
  const most = Math.max(12, Math.floor(width / 9)), bins = [];
  const unit = last - first < most ? "day" : (last - first) / 7 < most ? "week" : (last - first) / 30 < most ? "month" : "year";
  let day = first;
  while (day <= last) {
    const date = new Date(day * DAY);
    const next = unit === "day" ? day + 1 : unit === "week" ? day + 7 - ((date.getUTCDay() + 6) % 7) : unit === "month" ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY : Date.UTC(date.getUTCFullYear() + 1, 0, 1) / DAY;
    bins.push({ first: day, last: next - 1, unit, stated: 0, planned: 0, hypothetical: 0, denied: 0, hidden: 0 });
    day = next;
  }
  return bins;
}

/** Claims known to the month or year alone: thin bars under the axis, as long as what is known. */
function bands(wide) {
  const seen = new Map();
  for (const [claim, [from, to]] of wide) {
    const key = `${from} ${to} ${claim.status}`;
    seen.set(key, { from, to, status: claim.status, words: timeWords(claim), n: (seen.get(key)?.n || 0) + 1 });
  }
  return [...seen.values()].sort((a, b) => b.to - b.from - (a.to - a.from)).filter((one) => one.to >= scale.first && one.from <= scale.last).slice(0, 40).map((one, lane) => {
    const x = scale.x(Math.max(one.from, scale.first));
    return make("rect", { class: "band status-" + one.status, x, y: FLOOR + 3 + (lane % 3) * 4, width: Math.max(3, scale.x(Math.min(one.to, scale.last) + 1) - x), height: 3, rx: 1.5 }, make("title", {}, words("timeline_bar", { date: one.words, n: one.n })));
  });
}

function picture(bins, width, under) {
  const highest = Math.max(1, ...bins.map(total));
  const chart = make("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, class: "chart", role: "group", "aria-labelledby": "timeline-heading", "aria-describedby": "timeline-help" });
  chart.append(make("line", { class: "axis", x1: 8, x2: width - 8, y1: FLOOR + 0.5, y2: FLOOR + 0.5 }), ...bins.flatMap((bin) => bars(bin, highest)), ...under, ...ticks(bins, width));
  const from = state.from ?? scale.first, to = state.to ?? scale.last;
  const left = scale.x(from), right = scale.x(to + 1);
  chart.append(make("rect", { class: "outside", x: 0, y: 0, width: Math.max(0, left), height: FLOOR }), make("rect", { class: "outside", x: right, y: 0, width: Math.max(0, width - right), height: FLOOR }));
  chart.append(handle("from", left, from), handle("to", right, to));
  chart.addEventListener("pointerdown", (event) => startBrush(event, chart));
  return chart;
}
const total = (bin) => bin.stated + bin.planned + bin.hypothetical + bin.denied;
function bars(bin, highest) {
  const x = scale.x(bin.first), width = Math.max(1.5, Math.min(scale.x(Math.min(bin.last, scale.last) + 1) - x - 1, 46));
  let y = FLOOR;
  return STRENGTH.filter((status) => bin[status]).map((status) => {
    const height = Math.max(2, (bin[status] / highest) * (FLOOR - 12));
    y -= height;
    return make("rect", { class: "bar status-" + status, x: x + 0.5, y, width, height }, make("title", {}, words("timeline_bar", { date: binWords(bin), n: total(bin) })));
  });
}
function binWords(bin) {
  if (bin.unit === "month") return dayWords(bin.first, { month: "long", year: "numeric" });
  if (bin.unit === "year") return dayWords(bin.first, { year: "numeric" });
  return bin.unit === "day" ? dayWords(bin.first) : periodWords(bin.first, bin.last);
}
/** Dates under the axis, where there is room; a year is added where it changes. */
function ticks(bins, width) {
  const marks = [];
  let free = -Infinity, year = null;
  for (const bin of bins) {
    const x = scale.x(bin.first), date = new Date(bin.first * DAY).getUTCFullYear();
    if (x < free || x > width - 60) continue;
    const options = bin.unit === "year" ? { year: "numeric" } : { ...(bin.unit === "month" ? { month: "short" } : { day: "numeric", month: "short" }), ...(date === year ? {} : { year: "numeric" }) };
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    label.textContent = dayWords(bin.first, options);
    label.setAttribute("x", x);
    label.setAttribute("y", HEIGHT - 6);
    marks.push(make("line", { class: "axis", x1: x + 0.5, x2: x + 0.5, y1: FLOOR, y2: FLOOR + 16 }), label);
    free = x + label.textContent.length * 6.4 + 26;
    year = date;
  }
  return marks;
}

function handle(edge, x, day) {
  return make("g", { class: "handle", role: "slider", tabindex: 0, "data-edge": edge, "aria-orientation": "horizontal", "aria-label": words("timeline_" + edge), "aria-valuemin": scale.first, "aria-valuemax": scale.last, "aria-valuenow": day, "aria-valuetext": dayWords(day), onkeydown: (event) => nudge(event, edge) }, make("rect", { class: "grip", x: x - 11, y: 0, width: 22, height: FLOOR + 4 }), make("line", { x1: x, x2: x, y1: 4, y2: FLOOR }), make("rect", { class: "knob", x: x - 4, y: FLOOR / 2 - 11, width: 8, height: 22, rx: 4 }));
}
function nudge(event, edge) {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 30, PageDown: -30 }[event.key];
  const ends = { Home: scale.first, End: scale.last }[event.key];
  if (step === undefined && ends === undefined) return;
  event.preventDefault();
  const now = state[edge] ?? (edge === "from" ? scale.first : scale.last);
  choosePeriod(edge === "from" ? [ends ?? now + step, state.to ?? scale.last] : [state.from ?? scale.first, ends ?? now + step], edge);
  timelineBox.querySelector(`[data-edge="${edge}"]`)?.focus();
}
function startBrush(event, chart) {
  event.preventDefault();
  const frame = chart.getBoundingClientRect(), at = (one) => scale.day(one.clientX - frame.left);
  const edge = event.target.closest?.(".handle")?.dataset.edge;
  const anchor = edge === "from" ? (state.to ?? scale.last) + 1 : edge === "to" ? state.from ?? scale.first : at(event);
  const move = (one) => {
    const here = at(one);
    if (edge || Math.abs(here - anchor) >= 1) choosePeriod([Math.min(anchor, here), Math.max(anchor, here) - 1], edge);
  };
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
}
function choosePeriod([from, to], edge) {
  from = Math.max(scale.first, Math.min(from, scale.last));
  to = Math.max(scale.first, Math.min(to, scale.last));
  if (from > to) [from, to] = edge === "from" ? [to, to] : [from, from];
  state.from = from === scale.first ? null : from;
  state.to = to === scale.last ? null : to;
  announce("filter");
}
function writeRange(undated, outside) {
  const parts = [periodWords(state.from ?? scale.first, state.to ?? scale.last)];
  if (undated) parts.push(words("timeline_undated", { n: undated }));
  if (outside) parts.push(words("timeline_outside", { n: outside }));
  $("timeline-range").textContent = parts.join(" · ");
}
$("timeline-reset").addEventListener("click", () => {
  state.from = state.to = null;
  announce("filter");
});
for (const button of $("dates-by").children) {
  button.addEventListener("click", () => {
    Object.assign(state, { by: button.dataset.by, from: null, to: null });
    for (const other of $("dates-by").children) other.setAttribute("aria-pressed", String(other === button));
    announce("filter");
  });
}
on("filter", drawTimeline);
on("language", drawTimeline);
