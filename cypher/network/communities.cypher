// На какие группы распадаются действующие лица | Which groups the actors fall into
// help: Сообщества по методу Лувена; каждая строка — один участник; известное лишь с чьих-то слов опущено | Communities by the Louvain method; each row is one member; what is known only by somebody's word is left out
// words: группа, кластер, группировка, блок, лагерь, сообщество | group, cluster, bloc, camp, faction, clique, community
// param size: integer = 2 | не меньше стольких участников | at least so many members
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: community:integer, members:integer, name, type, links:integer
// finish: communities size
// example:
// :param size => 2
// :param attributed => false
// :param min_confidence => 0
MATCH (s:Statement)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false))
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(x:Entity)
MATCH (s)-[:SUBJECT|OBJECT|PARTICIPANT]->(y:Entity)
WHERE x.id < y.id
RETURN x.id AS a, x.name AS a_name, x.type AS a_type, y.id AS b, y.name AS b_name, y.type AS b_type,
  count(DISTINCT s.id) AS statements
ORDER BY a, b
