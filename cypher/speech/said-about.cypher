// Что говорят о ком-то другие | What others say about somebody
// help: Утверждения о стороне с чужих слов | Statements about a party on somebody else's word
// words: мнение, отзыв, оценка, репутация, слова, слух, высказывание | opinion, view, comment, reputation, claim, allegation, rumour, rumor
// param about: entity | о ком | about whom
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, speaker, about, role, subject:names, relation, object:names, polarity, realis, certainty, evidence, document, published:date, source, url, statement
// example: about=КНДР
// :param about => ['КНДР']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[role:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY|DESTINATION|PLACE|THEME]-(s:Statement)-[:SPEAKER]->(k:Entity)
WHERE (x.id IN $about OR x.name IN $about) AND k.id <> x.id AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH x, role, s, k, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, k.name AS speaker, x.name AS about, toLower(type(role)) AS role,
  [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation, [(s)-[:OBJECT]->(e:Entity) | e.name] AS object,
  s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement, role
LIMIT $limit
