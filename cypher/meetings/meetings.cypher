// Все встречи за период | All meetings of a period
// help: Кто с кем и где встречался, вёл переговоры, говорил по телефону | Who met, negotiated or spoke by phone with whom, and where
// words: встреча, саммит, переговоры, беседа, звонок, разговор, совещание, заседание, конференция, рандеву, дипломатия | meeting, summit, talks, negotiation, conversation, phone call, conference, session, diplomacy
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, relation, subject:names, object:names, participants:names, places:names, polarity, realis
// columns: evidence, document, published:date, source, url, statement
// example: since=2025-09-01 until=2025-09-30
// :param since => '2025-09-01'
// :param until => '2025-09-30'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['MET', 'NEGOTIATED_WITH', 'CALLED', 'DISCUSSED', 'HOSTED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.relation AS relation, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:PARTICIPANT]->(e:Entity) | e.name] AS participants,
  [(s)-[:PLACE]->(e:Entity) | e.name] AS places, s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
