// Кто связывает остальных | Who links the others
// help: Посредники: доля кратчайших путей между другими, что идут через них (центральность по посредничеству); известное лишь с чьих-то слов опущено | Go-betweens: the share of shortest paths between others that runs through them (betweenness centrality); what is known only by somebody's word is left out
// words: посредник, центральность, брокер, мост, ключевой, влияние | broker, intermediary, centrality, betweenness, bridge, key, influence, hub
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 20 | сколько строк | how many rows
// columns: name, type, betweenness:number, neighbours:integer
// finish: mediators limit
// example:
// :param attributed => false
// :param min_confidence => 0
// :param limit => 20
MATCH (s:Statement)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false))
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(x:Entity)
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(y:Entity)
WHERE x.id < y.id
RETURN x.id AS a, x.name AS a_name, x.type AS a_type, y.id AS b, y.name AS b_name, y.type AS b_type,
  count(DISTINCT s.id) AS statements
ORDER BY a, b
