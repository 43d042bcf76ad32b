// У кого больше всего связей | Who has the most links
// help: Люди, страны и организации по числу тех, с кем их связывают утверждения; известное лишь с чьих-то слов опущено | People, countries and organisations by how many others statements link them with; what is known only by somebody's word is left out
// words: главный, важный, центральный, популярный, влиятельный, хаб, степень | main, important, central, popular, influential, hub, degree, top, prominent
// param type: text = | только этот тип, например Person | this type only, for instance Person
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 20 | сколько строк | how many rows
// columns: name, type, neighbours:integer, statements:integer, documents:integer, relations:names
// example: type=Person
// :param type => 'Person'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 20
MATCH (s:Statement)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false))
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(x:Entity)
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(y:Entity)
WHERE x.id <> y.id AND ($type = '' OR x.type = $type)
MATCH (s)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
RETURN x.name AS name, x.type AS type, count(DISTINCT y.id) AS neighbours, count(DISTINCT s.id) AS statements,
  count(DISTINCT d.id) AS documents, collect(DISTINCT s.relation) AS relations
ORDER BY neighbours DESC, statements DESC, name
LIMIT $limit
