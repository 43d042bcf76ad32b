// Что подтверждают несколько независимых источников | What several independent sources report
// help: Одно событие в разных источниках; перепечатка считается за тем, кто напечатал первым | One event in several sources; a reprint counts for the one who printed it first
// param reports: integer = 2 | не меньше стольких независимых источников | at least so many independent sources
// param relation: relation = | только это отношение | this relation only
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject, object, date:date, reports:integer, sources:names, documents:integer, speakers:names
// columns: first_published:date, last_published:date, evidence
// example: reports=2
// :param reports => 2
// :param relation => ''
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation STARTS WITH $relation AND ($relation = '' OR s.relation = $relation) AND s.polarity = 'affirmed'
  AND s.realis = 'actual' AND s.relation <> 'RELATED' AND s.confidence >= $min_confidence
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
WITH s, sentence, d, source, k, CASE WHEN s.relation IN ['AGREED_WITH', 'ALLIED_WITH', 'COOPERATED_WITH',
  'EXCHANGED_WITH', 'RESTORED_TIES_WITH', 'SIGNED_WITH', 'MERGED_WITH', 'TRADED_WITH', 'COMPETED_WITH',
  'CEASED_FIRE_WITH', 'HELD_EXERCISE_WITH', 'CALLED', 'DISCUSSED', 'MET', 'NEGOTIATED_WITH', 'FAMILY_OF', 'KNOWS',
  'BORDERS', 'DISPUTED_WITH'] AND y.id < x.id THEN [y, x] ELSE [x, y] END AS pair
WITH s, sentence, d, source, k, pair[0] AS one, pair[1] AS two
ORDER BY d.published, s.id
WITH s.relation AS relation, one, two, s.time_from AS date, coalesce(d.duplicate_group, d.id) AS report,
  collect(coalesce(source.id, d.id))[0] AS origin, collect(coalesce(source.name, d.url, d.title))[0] AS printed,
  collect(DISTINCT d.id) AS copies, collect(DISTINCT k.name) AS spoken, min(d.published) AS first, max(d.published) AS last,
  collect(sentence.text)[0] AS text
ORDER BY first, origin
WITH relation, one.name AS subject, two.name AS object, one.id AS one_id, two.id AS two_id, date,
  count(DISTINCT origin) AS reports, collect(DISTINCT printed) AS sources, sum(size(copies)) AS documents,
  collect(spoken) AS voices, min(first) AS first_published,
  max(last) AS last_published, collect(text)[0] AS evidence
WHERE reports >= $reports
RETURN relation, subject, object, date, reports, sources, documents,
  reduce(joined = [], some IN voices | joined + some) AS speakers, first_published, last_published, evidence
ORDER BY reports DESC, relation, subject, object, date
LIMIT $limit
