// Кто с кем встречался и когда | Who met this person, and when
// help: Встречи, переговоры, приёмы и звонки; отрицаемые и планируемые помечены | Meetings, talks, receptions and calls; denied and planned ones are marked
// words: встреча, переговоры, саммит, беседа, собеседник, звонок, контакт, видеться | meeting, talks, summit, negotiation, conversation, call, contact, see
// param person: entity | чьи встречи | whose meetings
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, person, relation, other, places:names, polarity, realis, certainty, speakers:names
// columns: evidence, document, published:date, source, url, statement
// example: person="Ким Чен Ын"
// :param person => ['Ким Чен Ын']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (person:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(other:Entity)
WHERE (person.id IN $person OR person.name IN $person) AND other.id <> person.id
  AND s.relation IN ['MET', 'NEGOTIATED_WITH', 'CALLED', 'DISCUSSED', 'HOSTED'] AND other.type IN ['Person', 'Country', 'Organization', 'Group', 'Region']
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH DISTINCT person, other, s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, person.name AS person, s.relation AS relation, other.name AS other,
  [(s)-[:PLACE]->(e:Entity) | e.name] AS places, s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement, other
LIMIT $limit
