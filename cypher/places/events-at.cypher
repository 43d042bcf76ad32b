// Что происходило в этом месте | What happened at a place
// help: События с местом действия, целью или объектом там | Events set there or aimed there
// words: событие, место, город, страна, регион, происшествие, инцидент, где | event, location, city, country, region, incident, where
// param place: place | где | where
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, place, role, subject:names, relation, object:names, polarity, realis, speakers:names
// columns: evidence, document, published:date, source, url, statement
// example: place=Пекин
// :param place => ['Пекин']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (p:Entity)<-[role:PLACE|DESTINATION|OBJECT]-(s:Statement)
WHERE (p.id IN $place OR p.name IN $place) AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH p, role, s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, p.name AS place, toLower(type(role)) AS role,
  [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation, [(s)-[:OBJECT]->(e:Entity) | e.name] AS object,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement, role
LIMIT $limit
