// Кто сообщил первым и с каким опозданием | Who reported first, and how late
// help: Для каждого события: первый источник, сколько дней после события и кто подтянулся; перепечатки не в счёт | For each event: the first source, days after the event, and who followed; reprints do not count
// param relation: relation = | только это отношение | this relation only
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject, object, date:date, first_source, first_published:moment, days_after_event:integer
// columns: followers:names, last_published:moment, evidence, document, statement
// example: relation=MET
// :param relation => 'MET'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation STARTS WITH $relation AND ($relation = '' OR s.relation = $relation) AND s.polarity = 'affirmed'
  AND s.realis = 'actual' AND s.relation <> 'RELATED' AND s.confidence >= $min_confidence
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source, CASE WHEN s.relation IN ['AGREED_WITH', 'ALLIED_WITH', 'COOPERATED_WITH',
  'EXCHANGED_WITH', 'RESTORED_TIES_WITH', 'SIGNED_WITH', 'MERGED_WITH', 'TRADED_WITH', 'COMPETED_WITH',
  'CEASED_FIRE_WITH', 'HELD_EXERCISE_WITH', 'CALLED', 'DISCUSSED', 'MET', 'NEGOTIATED_WITH', 'FAMILY_OF', 'KNOWS',
  'BORDERS', 'DISPUTED_WITH'] AND y.id < x.id THEN [y, x] ELSE [x, y] END AS pair
WHERE d.published IS NOT NULL
WITH s, sentence, d, source, pair[0] AS x, pair[1] AS y
ORDER BY d.published, s.id
WITH x, y, s.relation AS relation, s.time_from AS date, coalesce(d.duplicate_group, d.id) AS report,
  collect(s.id)[0] AS id, collect(sentence.text)[0] AS text, collect(d.title)[0] AS title, min(d.published) AS day,
  collect(coalesce(source.name, d.url, d.title))[0] AS name
ORDER BY day, id
WITH x, y, relation, date, collect(id) AS ids, collect(text) AS texts, collect(title) AS titles, collect(day) AS days,
  collect(name) AS names
RETURN relation, x.name AS subject, y.name AS object, date, names[0] AS first_source, days[0] AS first_published,
  CASE WHEN date IS NULL THEN null ELSE duration.inDays(date(substring(date, 0, 10)), date(substring(days[0], 0, 10))).days END
    AS days_after_event,
  [name IN names WHERE name <> names[0]] AS followers, last(days) AS last_published, texts[0] AS evidence,
  titles[0] AS document, ids[0] AS statement
ORDER BY first_published, relation, statement
LIMIT $limit
