// Общие связи двух сторон | What two parties have in common
// help: С кем и чем связаны оба; известное лишь с чьих-то слов опущено | Whom and what both are linked with; what is known only by somebody's word is left out
// words: общий, взаимный, пересечение, совпадение, знакомый | shared, mutual, common, intersection, overlap
// param a: entity | первая сторона | first party
// param b: entity | вторая сторона | second party
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: name, type, with_a:names, with_b:names, statements:integer, evidence, document
// example: a="Владимир Путин" b="Южная Корея"
// :param a => ['Владимир Путин']
// :param b => ['Южная Корея']
// :param attributed => false
// :param min_confidence => 0
MATCH (a:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(c:Entity)
WHERE (a.id IN $a OR a.name IN $a) AND s.polarity = 'affirmed' AND s.realis = 'actual' AND s.relation <> 'RELATED'
  AND NOT c.id IN $a AND NOT c.name IN $a AND NOT c.id IN $b AND NOT c.name IN $b AND s.confidence >= $min_confidence
  AND ($attributed OR NOT coalesce(s.attributed, false))
WITH c, collect(DISTINCT s.relation) AS with_a, count(DISTINCT s) AS first, min(s.id) AS one
MATCH (c)<-[:SUBJECT|OBJECT|PARTICIPANT]-(t:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(b:Entity)
WHERE (b.id IN $b OR b.name IN $b) AND t.polarity = 'affirmed' AND t.realis = 'actual' AND t.relation <> 'RELATED'
  AND t.confidence >= $min_confidence AND ($attributed OR NOT coalesce(t.attributed, false))
WITH c, with_a, first, one, collect(DISTINCT t.relation) AS with_b, count(DISTINCT t) AS second
MATCH (s:Statement {id: one})-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
RETURN c.name AS name, c.type AS type, with_a, with_b, first + second AS statements, sentence.text AS evidence,
  d.title AS document
ORDER BY statements DESC, name
