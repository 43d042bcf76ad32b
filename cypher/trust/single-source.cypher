// Что сообщил только один источник | What only one source reports
// help: Утверждения без подтверждения: об отношении пары пишет лишь один источник, перепечатки не в счёт | Statements without corroboration: one source alone has the pair's relation; reprints do not count
// param relation: relation = | только это отношение | this relation only
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject, object, source:names, speakers:names, certainty, confidence:number, evidence
// columns: document, published:date, statement
// example:
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
WITH s, sentence, d, source, CASE WHEN s.relation IN ['AGREED_WITH', 'ALLIED_WITH', 'COOPERATED_WITH',
  'EXCHANGED_WITH', 'RESTORED_TIES_WITH', 'SIGNED_WITH', 'MERGED_WITH', 'TRADED_WITH', 'COMPETED_WITH',
  'CEASED_FIRE_WITH', 'HELD_EXERCISE_WITH', 'CALLED', 'DISCUSSED', 'MET', 'NEGOTIATED_WITH', 'FAMILY_OF', 'KNOWS',
  'BORDERS', 'DISPUTED_WITH'] AND y.id < x.id THEN [y, x] ELSE [x, y] END AS pair
WITH s, sentence, d, source, pair[0] AS x, pair[1] AS y
ORDER BY d.published, s.id
WITH x, y, s.relation AS relation, coalesce(d.duplicate_group, d.id) AS report, collect(s)[0] AS s,
  collect(coalesce(source.id, d.id))[0] AS origin, collect(coalesce(source.name, d.url, d.title))[0] AS printed,
  collect(sentence.text)[0] AS text, collect(d.title)[0] AS title, min(d.published) AS day
ORDER BY day, s.id
WITH x, y, relation, collect(s) AS found, count(DISTINCT origin) AS sources, collect(DISTINCT printed) AS source,
  collect(text) AS texts, collect(title) AS titles, min(day) AS published
WHERE sources = 1
WITH x, y, relation, found[0] AS s, source, texts[0] AS evidence, titles[0] AS document, published
RETURN relation, x.name AS subject, y.name AS object, source, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  s.certainty AS certainty, s.confidence AS confidence, evidence, document, published, s.id AS statement
ORDER BY confidence, relation, statement
LIMIT $limit
