// Семья и родня | Family and kin
// help: Родственники человека по крови и браку, со словом, которым текст их называет | A person's relatives by blood and marriage, with the word the text has for them
// words: родственник, родной, муж, жена, супруг, супруга, брак, свадьба, развод, сын, дочь, ребёнок, отец, мать, родитель, брат, сестра, дед, бабушка, внук, племянник, дядя, тётя, вдова, династия, наследник, мужья, дети, тёща, тесть, свекровь, зять, невестка, сват, наследница | relative, husband, wife, spouse, marriage, married, marry, wedding, divorce, son, daughter, child, father, mother, parent, brother, sister, sibling, grandfather, grandmother, grandson, nephew, niece, uncle, aunt, cousin, widow, dynasty, heir, children, kids, wives, mother-in-law, in-laws, fiancé, fiancée, orphan
// param person: person | чья семья | whose family
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: person, relative, word, date:date, date_to:date, polarity, realis, speakers:names, evidence, document, published:date, source, url, statement
// example: person="Олег Смирнов"
// :param person => ['Олег Смирнов']
// :param min_confidence => 0
// :param limit => 200
MATCH (person:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(other:Entity)
WHERE (person.id IN $person OR person.name IN $person) AND other.id <> person.id AND s.relation = 'FAMILY_OF'
  AND s.confidence >= $min_confidence
WITH DISTINCT person, other, s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN person.name AS person, other.name AS relative, s.trigger AS word, s.time_from AS date, s.time_to AS date_to,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY relative, published, statement
LIMIT $limit
