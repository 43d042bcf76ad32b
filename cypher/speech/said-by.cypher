// Что говорил человек или государство | What a person or state said
// help: Утверждения с их слов, в том числе отрицания | Statements on their word, denials among them
// words: цитата, слова, заявление, заявить, высказывание, речь, выступление, интервью, комментарий, позиция, пресс-конференция | quote, quotation, statement, speech, words, remark, comment, interview, claim, position, press conference
// param speaker: entity | кто говорил | who spoke
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, speaker, subject:names, relation, object:names, polarity, realis, certainty, evidence, document, published:date, source, url, statement
// example: speaker=Россия
// :param speaker => ['Россия']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (k:Entity)<-[:SPEAKER]-(s:Statement)
WHERE (k.id IN $speaker OR k.name IN $speaker) AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH k, s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, k.name AS speaker, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
