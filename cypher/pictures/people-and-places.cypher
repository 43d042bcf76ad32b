// Картинка: люди, страны, места | Picture: people, countries, places
// help: Связи, о которых сообщалось чаще всего; в Neo4j Browser рисуется граф; известное лишь с чьих-то слов опущено | The links reported most; Neo4j Browser draws the graph; what is known only by somebody's word is left out
// words: рисунок, граф, схема, карта, сеть | image, drawing, graph, diagram, map, network, visualisation, visualization
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 100 | сколько связей | how many links
// columns: a, relation, b, statements:integer, own:integer, attributed:integer, sources:integer, path:picture
// example:
// :param attributed => false
// :param min_confidence => 0
// :param limit => 100
MATCH path = (x:Entity)-[r]->(y:Entity)
WHERE x.name > '' AND r.relation <> 'RELATED' AND r.statements > 0
  AND coalesce(r.confidence, 1.0) >= $min_confidence AND ($attributed OR coalesce(r.own, r.statements) > 0)
RETURN x.name AS a, r.relation AS relation, y.name AS b, r.statements AS statements,
  coalesce(r.own, r.statements) AS own, coalesce(r.attributed, 0) AS attributed, r.sources AS sources, path
ORDER BY statements DESC, a, relation, b
LIMIT $limit
