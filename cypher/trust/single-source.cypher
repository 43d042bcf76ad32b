// Что сообщил только один источник | What only one source reports
// help: События без подтверждения: о них пишет лишь один источник, перепечатки не в счёт; с чьих слов — в speakers | Occurrences without corroboration: one source alone tells of them; reprints do not count; by whose word is in speakers
// words: слух, неподтверждённый, эксклюзив, непроверенный, сплетня | rumour, rumor, unconfirmed, exclusive, unverified, uncorroborated, gossip
// param relation: relation = | только это отношение | this relation only
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject:names, object:names, date:date, source:names, statements:integer, speakers:names, certainty
// columns: confidence:number, evidence, document, published:date, statement, occurrence
// example:
// :param relation => ''
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation STARTS WITH $relation AND ($relation = '' OR o.relation = $relation)
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH o, s, sentence, d, source
ORDER BY d.published, s.id
WITH o, coalesce(d.duplicate_group, d.id) AS report, count(DISTINCT s.id) AS told, collect(s)[0] AS s,
  collect(coalesce(source.id, d.id))[0] AS origin, collect(coalesce(source.name, d.url, d.title))[0] AS printed,
  collect(sentence.text)[0] AS text, collect(d.title)[0] AS title, min(d.published) AS day
ORDER BY day, s.id
WITH o, collect(s) AS found, sum(told) AS statements, count(DISTINCT origin) AS sources, collect(DISTINCT printed) AS source,
  collect(text) AS texts, collect(title) AS titles, min(day) AS published
WHERE sources = 1
WITH o, found[0] AS s, statements, source, texts[0] AS evidence, titles[0] AS document, published
RETURN o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, o.date_from AS date, source, statements,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers, s.certainty AS certainty, s.confidence AS confidence, evidence, document,
  published, s.id AS statement, o.id AS occurrence
ORDER BY confidence, relation, statement, occurrence
LIMIT $limit
