// Хроника отношений двух сторон | Timeline of two parties
// help: Всё, что связывает двоих, по дням | Everything that joins the two, day by day
// param a: entity | первая сторона | first party
// param b: entity | вторая сторона | second party
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, beneficiary:names, polarity, realis, certainty
// columns: speakers:names, evidence, document, published:date, source, url, statement
// example: a=Россия b=КНДР
// :param a => ['Россия']
// :param b => ['КНДР']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (a:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]->(b:Entity)
WHERE (a.id IN $a OR a.name IN $a) AND (b.id IN $b OR b.name IN $b) AND s.confidence >= $min_confidence
WITH DISTINCT s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:BENEFICIARY]->(e:Entity) | e.name] AS beneficiary,
  s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
