// Кто куда ездил и кого принимали | Who travelled where, and who was received
// help: Визиты и поездки за период, с планами | Visits and journeys of a period, planned ones included
// words: поездка, визит, турне, командировка, путешествие, приезд, прибытие, приём, делегация, гость | trip, travel, visit, tour, journey, arrival, reception, delegation, guest
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, places:names, polarity, realis
// columns: evidence, document, published:date, source, url, statement
// example: since=2025-09-01
// :param since => '2025-09-01'
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['VISITED', 'TRAVELLED_TO', 'HOSTED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:PLACE]->(e:Entity) | e.name] AS places,
  s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
