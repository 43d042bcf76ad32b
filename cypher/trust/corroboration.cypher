// Что подтверждают несколько независимых источников | What several independent sources report
// help: Одно событие в разных источниках, сколько бы раз о нём ни сказали; перепечатка считается за тем, кто напечатал первым; известное лишь с чьих-то слов опущено | One occurrence in several sources, however often it is told; a reprint counts for the one who printed it first; what is known only by somebody's word is left out
// words: подтверждение, независимый, проверенный, достоверный, доказанный, верификация | confirmation, confirm, independent, verified, reliable, verification, fact check
// param reports: integer = 2 | не меньше стольких независимых источников | at least so many independent sources
// param relation: relation = | только это отношение | this relation only
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject:names, object:names, date:date, date_to:date, reports:integer, sources:names, statements:integer
// columns: documents:integer, speakers:names, contested:names, first_published:date, last_published:date, evidence, occurrence
// example: reports=2
// :param reports => 2
// :param relation => ''
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation STARTS WITH $relation AND ($relation = '' OR o.relation = $relation)
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
WITH o, s, sentence, d, source, k
ORDER BY d.published, s.id
WITH o, coalesce(d.duplicate_group, d.id) AS report, count(DISTINCT s.id) AS told,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own,
  collect(coalesce(source.id, d.id))[0] AS origin, collect(coalesce(source.name, d.url, d.title))[0] AS printed,
  collect(DISTINCT d.id) AS copies, collect(DISTINCT k.name) AS spoken, min(d.published) AS first, max(d.published) AS last,
  collect(sentence.text)[0] AS text
ORDER BY first, origin
WITH o, count(DISTINCT origin) AS reports, sum(told) AS statements, sum(own) AS own, collect(DISTINCT printed) AS sources,
  sum(size(copies)) AS documents, collect(spoken) AS voices, min(first) AS first_published, max(last) AS last_published,
  collect(text)[0] AS evidence
WHERE reports >= $reports AND ($attributed OR own > 0)
RETURN o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, o.date_from AS date, o.date_to AS date_to, reports,
  sources, statements, documents, reduce(joined = [], some IN voices | joined + some) AS speakers, o.contested AS contested,
  first_published, last_published, evidence, o.id AS occurrence
ORDER BY reports DESC, statements DESC, relation, date, occurrence
LIMIT $limit
