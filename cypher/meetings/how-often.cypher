// Кто с кем сколько раз встречался | Who met whom how often
// help: Встречи, переговоры, звонки и визиты, каждое событие один раз, сколько бы статей о нём ни писали; известное лишь с чьих-то слов опущено | Meetings, talks, calls and visits, each occurrence once however many articles tell of it; what is known only by somebody's word is left out
// words: частота, количество, раз, переговоры, контакт, статистика | frequency, count, number, times, contact, talks, statistics
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 100 | сколько строк | how many rows
// columns: subject, relation, object, times:integer, statements:integer, dates:names, last:date, evidence, document
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 100
MATCH (o:Occurrence)
WHERE o.relation IN ['MET', 'NEGOTIATED_WITH', 'CALLED', 'DISCUSSED', 'HOSTED', 'VISITED']
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (x:Entity)<-[one:PARTY]-(o)-[two:PARTY]->(y:Entity)
WHERE one.role = 'subject' AND two.role = 'object'
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false))
WITH x, y, o, s, sentence, d
ORDER BY coalesce(o.date_from, o.first_published, '') DESC, d.published, s.id
RETURN x.name AS subject, o.relation AS relation, y.name AS object, count(DISTINCT o.id) AS times,
  count(DISTINCT s.id) AS statements, collect(DISTINCT o.date_from) AS dates,
  max(coalesce(o.date_from, o.first_published)) AS last, collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document
ORDER BY times DESC, statements DESC, subject, relation, object
LIMIT $limit
