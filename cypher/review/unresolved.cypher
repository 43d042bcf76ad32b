// Кто назван, но не опознан | Named but not identified
// help: Люди и организации, встреченные лишь в одной статье | People and organisations met in one article only
// words: неизвестный, неопознанный, одиночный, редкий | unknown, unidentified, unlinked, rare
// param limit: integer = 50 | сколько строк | how many rows
// columns: name, type, mentions:integer, statements:integer, evidence, document, entity
// example:
// :param limit => 50
MATCH (e:Entity)
WHERE e.name > '' AND e.type IN ['Person', 'Organization', 'Group', 'Place', 'Agreement', 'Event'] AND NOT e.id CONTAINS ':'
MATCH (e)<-[:MENTIONS]-(sentence:Sentence)-[:IN]->(d:Document)
WITH e, sentence, d
ORDER BY sentence.id
WITH e, count(*) AS mentions, count(DISTINCT coalesce(d.duplicate_group, d.id)) AS reports, collect(sentence.text)[0] AS evidence,
  collect(d.title)[0] AS document
WHERE reports = 1
RETURN e.name AS name, e.type AS type, mentions,
  COUNT { (e)<--(:Statement) } AS statements, evidence, document, e.id AS entity
ORDER BY statements DESC, mentions DESC, name, entity
LIMIT $limit
