// Самые надёжные связи | The strongest links
// help: Связи, о которых больше всего независимых сообщений, с предложением | Links with the most independent reports, with a sentence
// param limit: integer = 20 | сколько строк | how many rows
// columns: subject, relation, object, reports:integer, statements:integer, sources:names, confidence:number, last_published:date
// columns: evidence, document
// example:
// :param limit => 20
MATCH (s:Statement)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source, CASE WHEN s.relation IN ['MET', 'NEGOTIATED_WITH', 'CALLED', 'DISCUSSED', 'AGREED_WITH', 'SIGNED_WITH', 'COOPERATED_WITH',
  'TRADED_WITH', 'HELD_EXERCISE_WITH', 'EXCHANGED_WITH', 'CEASED_FIRE_WITH', 'RESTORED_TIES_WITH', 'FAMILY_OF', 'ALLIED_WITH'] AND y.id < x.id THEN [y, x] ELSE [x, y] END AS pair
WITH s, sentence, d, source, pair[0] AS x, pair[1] AS y
ORDER BY s.confidence DESC, s.id
RETURN x.name AS subject, s.relation AS relation, y.name AS object,
  count(DISTINCT coalesce(d.duplicate_group, CASE WHEN d.sha256 <> '' THEN d.sha256 END, d.id)) AS reports, count(DISTINCT s.id) AS statements,
  collect(DISTINCT source.name) AS sources, round(max(s.confidence), 2) AS confidence, max(d.published) AS last_published,
  collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document
ORDER BY reports DESC, confidence DESC, statements DESC, subject, relation, object
LIMIT $limit
