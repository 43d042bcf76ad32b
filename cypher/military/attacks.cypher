// Бои, удары и захваты | Fighting, strikes and captures
// help: Кто на кого напал, где воевал, кого убил или взял в плен | Who attacked whom, fought where, killed or captured whom
// words: война, атака, нападение, удар, обстрел, бомбардировка, бомбить, взрыв, штурм, наступление, сражение, битва, оккупация, вторжение, теракт, терроризм, террорист, плен, пленный, конфликт, насилие, военный, диверсия, ракетный, дрон, снайпер | war, attack, assault, strike, shelling, bombing, bomb, airstrike, raid, offensive, battle, combat, occupation, invasion, terror, terrorism, terrorist, hostage, prisoner, conflict, violence, military, explosion, blast, sabotage, drone, sniper
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, places:names, quantity:number, unit, polarity
// columns: realis, certainty, speakers:names, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['ATTACKED', 'INVADED', 'FOUGHT_AGAINST', 'FOUGHT_IN', 'OPERATED_IN', 'LIBERATED', 'CAPTURED', 'KILLED',
  'DIED_IN', 'DEFEATED', 'DESTROYED', 'KIDNAPPED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:PLACE]->(e:Entity) | e.name] AS places,
  s.quantity AS quantity, s.unit AS unit, s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
