// Картинка: утверждения и предложения об одном лице | Picture: statements and sentences about one entity
// help: Лицо, утверждения о нём, их предложения и статьи; в Neo4j Browser рисуется граф | The entity, the statements about it, their sentences and articles; Neo4j Browser draws the graph
// words: рисунок, доказательство, граф, схема, источник, цитата | image, proof, graph, diagram, source, quote, visualisation, visualization
// param entity: entity | о ком | about whom
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 25 | сколько утверждений | how many statements
// columns: relation, other, evidence, document, path:picture, roles:picture
// example: entity="Ким Чен Ын"
// :param entity => ['Ким Чен Ын']
// :param min_confidence => 0
// :param limit => 25
MATCH path = (x:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.relation <> 'RELATED' AND s.confidence >= $min_confidence
MATCH roles = (s)-[:SUBJECT|OBJECT|PARTICIPANT|PLACE|BENEFICIARY]->(y:Entity)
WHERE y.id <> x.id
RETURN s.relation AS relation, y.name AS other, sentence.text AS evidence, d.title AS document, path, roles
ORDER BY d.published, s.id, other
LIMIT $limit
