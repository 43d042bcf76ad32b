// Где бывал человек | Where a person was
// help: Места его встреч, визитов и событий по дням | Places of the meetings, visits and events, day by day
// words: маршрут, поездка, перемещение, перелёт, переезд, местонахождение, визит, путь, бегство, след, карта | route, trip, travel, movement, flight, move, whereabouts, location, journey, visit, map, where
// param person: entity | чей путь | whose way
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: date:date, date_to:date, person, place, relation, with:names, realis, evidence, document, published:date, source, url, statement
// example: person="Владимир Путин"
// :param person => ['Владимир Путин']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
MATCH (x:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:PLACE|DESTINATION|OBJECT]->(p:Entity)
WHERE (x.id IN $person OR x.name IN $person) AND s.polarity = 'affirmed' AND p.type IN ['Place', 'City', 'Region', 'Country']
  AND (s.plover IN ['CONSULT', 'SUPPORT', 'AGREE'] OR s.relation IN ['FLED', 'TRANSFERRED_TO']) AND p.id <> x.id
  AND (NOT p.type IN ['Country', 'Region'] OR s.relation IN ['VISITED', 'TRAVELLED_TO', 'FLED', 'TRANSFERRED_TO'])
  AND s.confidence >= $min_confidence
WITH DISTINCT x, s, p
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH x, s, p, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, x.name AS person, p.name AS place, s.relation AS relation,
  [(s)-[:SUBJECT|OBJECT|PARTICIPANT]->(e:Entity) WHERE e.name <> x.name AND e.name <> p.name | e.name] AS `with`, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement, place
