// С кем и как связан | Whom somebody is linked with, and how
// help: Соседи по графу с числом утверждений и источников, самые частые первыми; известное лишь с чьих-то слов опущено | Neighbours in the graph with counts of statements and sources, the most frequent first; what is known only by somebody's word is left out
// words: сосед, связь, отношение, контакт, окружение, знакомый | neighbor, neighbour, link, connection, relation, contact, tie, network
// param entity: entity | чьи связи | whose links
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: name, type, relation, direction, occurrences:integer, statements:integer, own:integer, attributed:integer
// columns: documents:integer, sources:integer, first_seen:date, last_seen:date
// columns: speakers:names, evidence, document
// example: entity="Владимир Путин"
// :param entity => ['Владимир Путин']
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[role:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(y:Entity)
WHERE (x.id IN $entity OR x.name IN $entity) AND y.id <> x.id AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.relation <> 'RELATED' AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
OPTIONAL MATCH (s)-[:OF]->(o:Occurrence)
WHERE EXISTS { (o)-[:PARTY]->(x) } AND EXISTS { (o)-[:PARTY]->(y) }
WITH x, y, s, sentence, d, source, k, o,
  CASE type(role) WHEN 'SUBJECT' THEN 'out' WHEN 'OBJECT' THEN 'in' ELSE 'with' END AS direction
ORDER BY d.published, s.id
WITH x, y, s.relation AS relation, direction, count(DISTINCT o.id) AS occurrences, count(DISTINCT s.id) AS statements,
  count(DISTINCT CASE WHEN coalesce(s.attributed, false) THEN s.id END) AS attributed, count(DISTINCT d.id) AS documents,
  count(DISTINCT source.id) AS sources, min(d.published) AS first_seen, max(d.published) AS last_seen,
  collect(DISTINCT k.name) AS speakers, collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document
WHERE $attributed OR attributed < statements
RETURN y.name AS name, y.type AS type, relation, direction, occurrences, statements, statements - attributed AS own, attributed,
  documents, sources, first_seen, last_seen, speakers, evidence, document
ORDER BY statements DESC, name, relation, direction
LIMIT $limit
