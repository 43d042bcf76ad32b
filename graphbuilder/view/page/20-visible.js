// What the filters leave: recomputed as a whole, which takes a millisecond or two for thousands of statements.

const visible = { claims: [], edges: [], context: [], node: [] };
const claimsOf = data.nodes.map(() => []);
const edgesOf = data.nodes.map(() => []);
data.claims.forEach((claim, index) => {
  for (const entity of new Set(claim.roles.map((one) => one.node))) claimsOf[entity].push(index);
});
data.edges.forEach((edge, index) => {
  edgesOf[edge.source].push(index);
  if (edge.target !== edge.source) edgesOf[edge.target].push(index);
});

const ENDS = new Set(["subject", "object", "participant"]);
const OFFICES = new Set(["HOLDS_POSITION", "OCCUPATION"]), THINGS = new Set(["Position", "Product"]);
/** Whether a claim tells only of an office, a trade or a thing. */
function isOffice(claim) {
  return OFFICES.has(claim.relation) || claim.roles.some((one) => ENDS.has(one.role) && THINGS.has(data.nodes[one.node].type));
}
const officeCount = data.claims.filter(isOffice).length;
if (officeCount === data.claims.length || (data.centre !== null && THINGS.has(data.nodes[data.centre].type))) state.offices = true;

/** The sizes of the components that links make, by node. */
const componentOf = components();
function components() {
  const root = data.nodes.map((_, index) => index), sizes = new Map();
  const find = (index) => {
    while (root[index] !== index) index = root[index] = root[root[index]];
    return index;
  };
  for (const edge of data.edges) root[find(edge.source)] = find(edge.target);
  data.nodes.forEach((_, index) => sizes.set(find(index), (sizes.get(find(index)) || 0) + 1));
  return data.nodes.map((_, index) => sizes.get(find(index)));
}
const SMALL = 3, CROWD = 60; // a component of fewer is small; below so many nodes nothing is folded
const isSmall = (index) => componentOf[index] < SMALL && index !== data.centre;
const smallCount = data.nodes.length > CROWD ? data.nodes.filter((_, index) => isSmall(index)).length : 0;
if (!smallCount || smallCount === data.nodes.length) state.small = true;

function passes(claim) {
  if (!state.offices && isOffice(claim)) return false;
  if (state.relationsOff.has(claim.relation) || state.statusesOff.has(claim.status)) return false;
  if (state.certainOnly && claim.certainty !== "certain") return false;
  if (state.typesOff.size && claim.roles.some((one) => ENDS.has(one.role) && state.typesOff.has(data.nodes[one.node].type))) return false;
  return inPeriod(claim);
}
function inPeriod(claim) {
  if (state.from === null && state.to === null) return true;
  const days = span(claim);
  return days !== null && (state.to === null || days[0] <= state.to) && (state.from === null || days[1] >= state.from);
}

const STRENGTH = ["stated", "planned", "hypothetical", "denied"];
function narrow() {
  const shown = data.claims.map(passes);
  visible.claims = data.claims.map((_, index) => index).filter((index) => shown[index]);
  visible.edges = [];
  const lively = new Set();
  for (const index of visible.claims) for (const one of data.claims[index].roles) lively.add(one.node);
  const open = !filtered();
  const folded = (node, index) => (!state.small && isSmall(index)) || (!state.offices && THINGS.has(node.type));
  visible.node = data.nodes.map((node, index) => !state.typesOff.has(node.type) && !folded(node, index) && (lively.has(index) || open));
  data.edges.forEach((edge, index) => {
    const claims = edge.claims.filter((one) => shown[one]);
    if (!claims.length || !visible.node[edge.source] || !visible.node[edge.target]) return;
    visible.edges.push({ index, source: edge.source, target: edge.target, relation: edge.relation, claims, ...standing(claims) });
  });
  visible.context = data.context.filter((pair) => visible.node[pair.source] && visible.node[pair.target] && pair.claims.some((one) => shown[one]));
}

/** How an edge is drawn: by the strongest of its claims, whether some deny what others state, and whether all are only by somebody's word. */
function standing(claims) {
  const statuses = new Set(claims.map((index) => data.claims[index].status));
  const status = STRENGTH.find((one) => statuses.has(one));
  const uncertain = claims.every((index) => data.claims[index].certainty !== "certain");
  const attributed = claims.every((index) => data.claims[index].attributed);
  return { status, uncertain, attributed, contested: statuses.has("stated") && statuses.has("denied") };
}

function filtered() {
  return Boolean(state.relationsOff.size || state.typesOff.size || state.statusesOff.size || state.certainOnly || state.from !== null || state.to !== null);
}
function resetFilters() {
  for (const off of [state.relationsOff, state.typesOff, state.statusesOff]) off.clear();
  Object.assign(state, { certainOnly: false, from: null, to: null });
  announce("filter");
}

function select(kind, index) {
  state.selected = kind ? { kind, index } : null;
  announce("select");
}
function visibleEdge(index) {
  return visible.edges.find((edge) => edge.index === index);
}
on("filter", narrow);
narrow();
