// Картинка: люди, страны, места | Picture: people, countries, places
// help: Связи, о которых сообщалось чаще всего; в Neo4j Browser рисуется граф | The links reported most; Neo4j Browser draws the graph
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 100 | сколько связей | how many links
// columns: a, relation, b, statements:integer, sources:integer, path:picture
// example:
// :param min_confidence => 0
// :param limit => 100
MATCH path = (x:Entity)-[r]->(y:Entity)
WHERE x.name > '' AND r.relation <> 'RELATED' AND r.statements > 0
  AND coalesce(r.confidence, 1.0) >= $min_confidence
RETURN x.name AS a, r.relation AS relation, y.name AS b, r.statements AS statements, r.sources AS sources, path
ORDER BY statements DESC, a, relation, b
LIMIT $limit
