// С кем и как связан | Whom somebody is linked with, and how
// help: Соседи по графу с числом утверждений и источников, самые частые первыми | Neighbours in the graph with counts of statements and sources, the most frequent first
// param entity: entity | чьи связи | whose links
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: name, type, relation, direction, statements:integer, documents:integer, sources:integer, first_seen:date, last_seen:date
// columns: evidence, document
// example: entity="Владимир Путин"
// :param entity => ['Владимир Путин']
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[role:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(y:Entity)
WHERE (x.id IN $entity OR x.name IN $entity) AND y.id <> x.id AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.relation <> 'RELATED' AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH x, y, s, sentence, d, source,
  CASE type(role) WHEN 'SUBJECT' THEN 'out' WHEN 'OBJECT' THEN 'in' ELSE 'with' END AS direction
ORDER BY d.published, s.id
RETURN y.name AS name, y.type AS type, s.relation AS relation, direction, count(DISTINCT s.id) AS statements,
  count(DISTINCT d.id) AS documents, count(DISTINCT source.id) AS sources, min(d.published) AS first_seen,
  max(d.published) AS last_seen, collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document
ORDER BY statements DESC, name, relation, direction
LIMIT $limit
