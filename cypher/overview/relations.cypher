// Какие отношения есть в графе | Which relations the graph holds
// help: Сколько событий, утверждений, отрицаний и планов у каждого | How many occurrences, statements, denials and plans each has
// words: статистика, перечень, обзор, тип, сводка | statistics, list, overview, type, summary, schema
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: relation, plover, occurrences:integer, statements:integer, denied:integer, planned:integer, documents:integer, confidence:number, evidence
// example:
// :param min_confidence => 0
MATCH (s:Statement)
WHERE s.relation > '' AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WITH s, sentence, d
ORDER BY s.confidence DESC, s.id
WITH s.relation AS relation, min(s.plover) AS plover, count(DISTINCT s.id) AS statements,
  count(DISTINCT CASE WHEN s.polarity = 'negated' THEN s.id END) AS denied,
  count(DISTINCT CASE WHEN s.realis <> 'actual' THEN s.id END) AS planned, count(DISTINCT d.id) AS documents,
  round(avg(s.confidence), 2) AS confidence, collect(sentence.text)[0] AS evidence
OPTIONAL MATCH (o:Occurrence)
WHERE o.relation = relation AND o.confidence >= $min_confidence
RETURN relation, plover, count(o) AS occurrences, statements, denied, planned, documents, confidence, evidence
ORDER BY statements DESC, relation
