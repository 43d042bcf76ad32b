// Кто сообщил первым и с каким опозданием | Who reported first, and how late
// help: Для каждого события: первый источник, сколько дней после события и кто подтянулся; перепечатки не в счёт; известное лишь с чьих-то слов опущено | For each occurrence: the first source, days after the event, and who followed; reprints do not count; what is known only by somebody's word is left out
// words: эксклюзив, сенсация, опоздание, первоисточник, утечка | scoop, exclusive, breaking, origin, leak, earliest, delay
// param relation: relation = | только это отношение | this relation only
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject:names, object:names, date:date, first_source, first_published:moment, days_after_event:integer
// columns: followers:names, last_published:moment, evidence, document, statement, occurrence
// example: relation=MET
// :param relation => 'MET'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation STARTS WITH $relation AND ($relation = '' OR o.relation = $relation)
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence AND d.published IS NOT NULL
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH o, s, sentence, d, source
ORDER BY d.published, s.id
WITH o, coalesce(d.duplicate_group, d.id) AS report, collect(s.id)[0] AS id, collect(sentence.text)[0] AS text,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own,
  collect(d.title)[0] AS title, min(d.published) AS day, collect(coalesce(source.name, d.url, d.title))[0] AS name
ORDER BY day, id
WITH o, sum(own) AS own, collect(id) AS ids, collect(text) AS texts, collect(title) AS titles, collect(day) AS days,
  collect(name) AS names
WHERE $attributed OR own > 0
RETURN o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, o.date_from AS date,
  names[0] AS first_source, days[0] AS first_published,
  CASE WHEN o.date_from IS NULL THEN null
    ELSE duration.inDays(date(substring(o.date_from, 0, 10)), date(substring(days[0], 0, 10))).days END AS days_after_event,
  [name IN names WHERE name <> names[0]] AS followers, last(days) AS last_published, texts[0] AS evidence,
  titles[0] AS document, ids[0] AS statement, o.id AS occurrence
ORDER BY first_published, relation, statement, occurrence
LIMIT $limit
