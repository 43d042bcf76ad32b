// Кто занимал должность или возглавлял организацию | Who held a position or headed an organisation
// help: По должности, организации или стране: люди и годы | By position, organisation or country: people and years
// words: президент, премьер, министр, директор, глава, руководитель, начальник, губернатор, мэр, председатель, посол, генерал, пост, чиновник | president, premier, prime minister, director, head, chief, boss, governor, mayor, chairman, chairwoman, ambassador, general, CEO, post, office, official
// param of: entity | должность, организация или страна | position, organisation or country
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: held, relation, person, position:names, date:date, date_to:date, polarity, evidence, document, published:date, source, url, statement
// example: of="министр иностранных дел"
// :param of => ['министр иностранных дел']
// :param min_confidence => 0
MATCH (x:Entity)<-[:OBJECT|THEME|BENEFICIARY]-(s:Statement)-[:SUBJECT]->(person:Entity)
WHERE (x.id IN $of OR x.name IN $of) AND s.relation IN ['HOLDS_POSITION', 'HEADS', 'WORKS_FOR']
  AND s.confidence >= $min_confidence
WITH DISTINCT x, s, person
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN x.name AS held, s.relation AS relation, person.name AS person,
  [(s)-[:OBJECT|THEME]->(e:Entity) WHERE e.type = 'Position' | e.name] AS position,
  s.time_from AS date, s.time_to AS date_to, s.polarity AS polarity,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY held, coalesce(s.time_from, '9999'), person, statement
