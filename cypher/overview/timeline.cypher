// Хроника: что происходило, каждое событие один раз | Timeline: what happened, each occurrence once
// help: События за период с числом статей и источников, противоречиями в дате, числе, месте; известное лишь с чьих-то слов опущено | Occurrences of a period with counts of articles and sources, and what is contested: date, number, place; what is known only by somebody's word is left out
// words: событие, летопись, календарь, история, последовательность, хронология, дата, когда | event, chronicle, calendar, history, sequence, chronology, date, when
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param relation: relation = | только это отношение | this relation only
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, places:names, numbers:names, statements:integer
// columns: documents:integer, sources:names, planned:integer, denied:integer, contested:names, dates:names, speakers:names
// columns: first_published:date, evidence, occurrence
// example: since=2025-09-01
// :param since => '2025-09-01'
// :param until => '9999-12-31'
// :param relation => ''
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation STARTS WITH $relation AND ($relation = '' OR o.relation = $relation)
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:PLACE]->(p:Entity)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
WITH o, s, sentence, d, source, p, k
ORDER BY d.published, s.id
WITH o, count(DISTINCT s.id) AS statements, count(DISTINCT d.id) AS documents, collect(DISTINCT source.name) AS sources,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own,
  collect(DISTINCT p.name) AS places, collect(DISTINCT k.name) AS speakers, min(d.published) AS first_published,
  collect(sentence.text)[0] AS evidence
WHERE $attributed OR own > 0
RETURN o.date_from AS date, o.date_to AS date_to, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, places, o.numbers AS numbers,
  statements, documents, sources, o.planned AS planned, o.denied AS denied, o.contested AS contested, o.dates AS dates,
  speakers, first_published, evidence, o.id AS occurrence
ORDER BY coalesce(o.date_from, o.first_published, ''), relation, occurrence
LIMIT $limit
