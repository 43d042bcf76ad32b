// Какие глаголы ещё не названы отношением | Which verbs no relation names yet
// help: Открытые утверждения (RELATED) по глаголам: чем пополнить лексикон | Open statements (RELATED) by verb: what the lexicon lacks
// words: пробел, лексикон, словарь, неизвестный, непонятый, пропуск | gap, lexicon, vocabulary, unknown, missing, coverage
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 50 | сколько строк | how many rows
// columns: predicate, statements:integer, documents:integer, subjects:names, objects:names, evidence
// example:
// :param min_confidence => 0
// :param limit => 50
MATCH (s:Statement)
WHERE s.relation = 'RELATED' AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (s)-[:SUBJECT]->(x:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(y:Entity)
WITH s, sentence, d, x, y
ORDER BY d.published, s.id
RETURN s.predicate AS predicate, count(DISTINCT s.id) AS statements, count(DISTINCT d.id) AS documents,
  collect(DISTINCT x.name) AS subjects, collect(DISTINCT y.name) AS objects, collect(sentence.text)[0] AS evidence
ORDER BY statements DESC, predicate
LIMIT $limit
