// С кем упоминают в одном предложении | Who is mentioned in the same sentence
// help: Соседство в тексте без утверждения о связи: зацепки, а не факты | Nearness in the text, no claim of a link: leads, not facts
// words: упоминание, рядом, соседство, совместный, вместе | mention, together, alongside, nearby, co-occurrence
// param entity: entity | рядом с кем | beside whom
// param limit: integer = 50 | сколько строк | how many rows
// columns: name, type, sentences:integer, documents:integer, stated:flag, evidence
// example: entity="Ким Чен Ын"
// :param entity => ['Ким Чен Ын']
// :param limit => 50
MATCH (x:Entity)<-[:MENTIONS]-(sentence:Sentence)-[:MENTIONS]->(y:Entity)
WHERE (x.id IN $entity OR x.name IN $entity) AND y.id <> x.id
MATCH (sentence)-[:IN]->(d:Document)
WITH x, y, sentence, d
ORDER BY d.published, sentence.id
WITH x, y, count(DISTINCT sentence.id) AS sentences, count(DISTINCT d.id) AS documents, collect(sentence.text)[0] AS evidence
RETURN y.name AS name, y.type AS type, sentences, documents,
  EXISTS { (x)<-[:SUBJECT|OBJECT|PARTICIPANT]-(:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(y) } AS stated, evidence
ORDER BY sentences DESC, name
LIMIT $limit
