// Хроника отношений двух сторон | Timeline of two parties
// help: Всё, что связывает двоих, по дням; каждое событие один раз, сколько бы раз о нём ни сказали | Everything that joins the two, day by day; each occurrence once, however often it is told
// words: история, хронология, двусторонний, отношение | history, chronology, bilateral, relationship
// param a: entity | первая сторона | first party
// param b: entity | вторая сторона | second party
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, beneficiary:names, polarity, realis, certainty
// columns: speakers:names, statements:integer, sources:names, contested:names, evidence, document, published:date, url, statement
// example: a=Россия b=КНДР
// :param a => ['Россия']
// :param b => ['КНДР']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (a:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]->(b:Entity)
WHERE (a.id IN $a OR a.name IN $a) AND (b.id IN $b OR b.name IN $b) AND s.confidence >= $min_confidence
WITH DISTINCT a, b, s
OPTIONAL MATCH (s)-[:OF]->(o:Occurrence)
WITH s, o, CASE WHEN EXISTS { (o)-[:PARTY]->(a) } AND EXISTS { (o)-[:PARTY]->(b) } THEN 0 ELSE 1 END AS far
ORDER BY far, o.id
WITH s, collect(o)[0] AS o
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source, o
WHERE coalesce(s.time_to, o.date_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, o.date_from, substring(d.published, 0, 10), '') <= $until
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
WITH s, sentence, d, source, o, k
ORDER BY d.published, s.id
WITH coalesce(o.id, s.id) AS occurrence, s.polarity AS polarity, s.realis AS realis, collect(s)[0] AS s,
  collect(sentence.text)[0] AS evidence, collect(d)[0] AS d, collect(o)[0] AS o, count(DISTINCT s.id) AS statements,
  collect(DISTINCT source.name) AS sources, collect(DISTINCT k.name) AS speakers
WITH s, evidence, d, o, statements, sources, speakers, polarity, realis,
  CASE WHEN polarity = 'affirmed' AND realis = 'actual' THEN o.date_from END AS known_from,
  CASE WHEN polarity = 'affirmed' AND realis = 'actual' THEN o.date_to END AS known_to
RETURN coalesce(known_from, s.time_from) AS date, coalesce(known_to, s.time_to) AS date_to,
  [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:BENEFICIARY]->(e:Entity) | e.name] AS beneficiary,
  polarity, realis, s.certainty AS certainty, speakers, statements, sources, coalesce(o.contested, []) AS contested, evidence,
  d.title AS document, d.published AS published, d.url AS url, s.id AS statement
ORDER BY coalesce(date, substring(published, 0, 10), ''), published, statement
LIMIT $limit
