// Какие числа называют и кто | Which numbers are given, and by whom
// help: Утверждения с числами об одной стороне, рядом, чтобы сравнить | Statements with numbers about one party, side by side to compare
// words: число, цифра, количество, статистика, оценка, данные, процент, численность, потери | number, figure, count, amount, statistics, estimate, data, percent, size, strength
// param entity: entity | о ком | about whom
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, quantity:number, unit, approximate:flag, subject:names, object:names, speakers:names, certainty, date:date
// columns: evidence, document, published:date, source, url, statement
// example: entity=КНДР
// :param entity => ['КНДР']
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY|THEME|DESTINATION|PLACE]-(s:Statement)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.quantity IS NOT NULL AND s.confidence >= $min_confidence
WITH DISTINCT s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN s.relation AS relation, s.quantity AS quantity, s.unit AS unit, s.approximate AS approximate,
  [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, [(s)-[:OBJECT]->(e:Entity) | e.name] AS object,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers, s.certainty AS certainty, s.time_from AS date,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY relation, quantity, statement
LIMIT $limit
