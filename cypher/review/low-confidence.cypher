// Что проверить в первую очередь | What to check first
// help: Утверждения, в которых программа не уверена | Statements the program is unsure of
// words: сомнительный, неуверенный, ошибка, проверка, качество, уверенность, вероятность | doubtful, uncertain, error, review, quality, confidence, probability, verify
// param below: number = 0.6 | уверенность ниже этой | confidence below this
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 50 | сколько строк | how many rows
// columns: confidence:number, subject:names, relation, object:names, trigger, rule, certainty, evidence, document, published:date, source, url, statement
// example: below=0.6
// :param below => 0.6
// :param min_confidence => 0
// :param limit => 50
MATCH (s:Statement)
WHERE s.relation > '' AND s.confidence < $below AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN s.confidence AS confidence, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, s.trigger AS trigger, s.rule AS rule, s.certainty AS certainty,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY confidence, statement
LIMIT $limit
