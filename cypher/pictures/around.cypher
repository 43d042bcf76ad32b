// Картинка: всё вокруг одного лица | Picture: everything around one entity
// help: Связи лица и связи его соседей между собой; в Neo4j Browser рисуется граф; известное лишь с чьих-то слов опущено | The entity's links, and its neighbours' links with each other; Neo4j Browser draws the graph; what is known only by somebody's word is left out
// words: рисунок, граф, схема, диаграмма, изображение, визуализация | image, drawing, graph, diagram, chart, visualisation, visualization
// param entity: entity | вокруг кого | around whom
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 100 | сколько связей | how many links
// columns: a, relation, b, statements:integer, own:integer, attributed:integer, sources:integer, path:picture
// example: entity="Владимир Путин"
// :param entity => ['Владимир Путин']
// :param attributed => false
// :param min_confidence => 0
// :param limit => 100
MATCH (c:Entity)-[l]-(n:Entity)
WHERE (c.id IN $entity OR c.name IN $entity) AND l.statements > 0
  AND coalesce(l.confidence, 1.0) >= $min_confidence AND ($attributed OR coalesce(l.own, l.statements) > 0)
WITH collect(DISTINCT n.id) + collect(DISTINCT c.id) AS ids
UNWIND ids AS id
WITH DISTINCT id, ids
MATCH path = (x:Entity {id: id})-[r]->(y:Entity)
WHERE y.id IN ids AND r.statements > 0 AND r.relation <> 'RELATED'
  AND coalesce(r.confidence, 1.0) >= $min_confidence AND ($attributed OR coalesce(r.own, r.statements) > 0)
RETURN x.name AS a, r.relation AS relation, y.name AS b, r.statements AS statements,
  coalesce(r.own, r.statements) AS own, coalesce(r.attributed, 0) AS attributed, r.sources AS sources, path
ORDER BY statements DESC, a, relation, b
LIMIT $limit
