// Назначения и предшественники | Appointments and predecessors
// help: Кто получил должность и кого сменил: по словам текста или потому, что другой раньше занимал её или ушёл с неё | Who came into an office and whom they followed: as a text says, or as another held or left the same office before
// words: преемник, наследник, преемственность, сменить, смена, замена, место, должность, пост, министр, предшественница, очередь, занять место | successor, heir, succeed, replace, replacement, follow, predecessor, handover, office, post, minister, next in line, take over, throne
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, person:names, relation, office:names, by:names, predecessors:names, polarity, realis, speakers:names
// columns: evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['APPOINTED', 'ELECTED', 'SUCCEEDED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
MATCH (s)-[part:SUBJECT|OBJECT]->(person:Entity)
WHERE (type(part) = 'SUBJECT') = (s.relation = 'SUCCEEDED')
OPTIONAL MATCH (person)<-[:SUBJECT]-(t:Statement)-[:OBJECT]->(old:Entity)
WHERE t.relation = 'SUCCEEDED' AND t.polarity = 'affirmed' AND t.confidence >= $min_confidence
OPTIONAL MATCH (s)-[:THEME|PLACE|BENEFICIARY|DESTINATION]->(office:Entity)<-[:OBJECT|THEME]-(h:Statement)-[held:SUBJECT|OBJECT]->(holder:Entity)
WHERE office.type IN ['Position', 'Organization'] AND holder.type = 'Person' AND holder.id <> person.id
  AND h.relation IN ['HOLDS_POSITION', 'HEADS', 'RESIGNED', 'DISMISSED'] AND h.polarity = 'affirmed'
  AND (type(held) = 'OBJECT') = (h.relation = 'DISMISSED') AND h.confidence >= $min_confidence
  AND h.time_from < coalesce(s.time_from, substring(d.published, 0, 10))
WITH s, sentence, d, source, person, collect(DISTINCT old.name) + collect(DISTINCT holder.name) AS predecessors
RETURN s.time_from AS date, [person.name] AS person, s.relation AS relation,
  [(s)-[:THEME|PLACE|BENEFICIARY|DESTINATION]->(e:Entity) | e.name] AS office,
  [(s)-[:SUBJECT]->(e:Entity) WHERE s.relation <> 'SUCCEEDED' | e.name] AS by, predecessors,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
