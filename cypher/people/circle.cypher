// Круг человека: родня, знакомые, коллеги | A person's circle: kin, friends, colleagues
// help: С кем связывают родство, знакомство или общая организация (via); известное лишь с чьих-то слов опущено | Whom kinship, acquaintance or a shared body (via) links; what is known only by somebody's word is left out
// words: друг, подруга, приятель, знакомый, коллега, соратник, сторонник, соратница, партнёр, соучредитель, окружение, приближённый, связи, одноклассник, однокурсник, сослуживец, товарищ, земляк | friend, associate, acquaintance, colleague, partner, ally, entourage, crony, cronies, cofounder, companion, connections, classmate, buddy, buddies, pal, friendship
// param person: person | чей круг | whose circle
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: name, relation, via:names, statements:integer, documents:integer, evidence, document
// example: person="Олег Смирнов"
// :param person => ['Олег Смирнов']
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (person:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT]->(body:Entity)
WHERE (person.id IN $person OR person.name IN $person) AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false)) AND body.id <> person.id
  AND s.relation IN ['FAMILY_OF', 'KNOWS', 'HEADS', 'WORKS_FOR', 'MEMBER_OF', 'JOINED', 'HIRED', 'FOUNDED', 'OWNS', 'REPRESENTS',
    'STUDIED_AT', 'PLAYED_FOR', 'TRANSFERRED_TO']
OPTIONAL MATCH (body)<-[:SUBJECT|OBJECT]-(t:Statement)-[:SUBJECT|OBJECT]->(other:Entity)
WHERE body.type IN ['Organization', 'Group'] AND other.type = 'Person' AND other.id <> person.id AND t.polarity = 'affirmed'
  AND t.realis = 'actual' AND t.confidence >= $min_confidence AND ($attributed OR NOT coalesce(t.attributed, false))
  AND t.relation IN ['HEADS', 'WORKS_FOR', 'MEMBER_OF', 'JOINED', 'HIRED', 'FOUNDED', 'OWNS', 'REPRESENTS', 'STUDIED_AT', 'PLAYED_FOR',
    'TRANSFERRED_TO']
WITH s, t, body, CASE WHEN body.type = 'Person' THEN body ELSE other END AS other
WHERE other IS NOT NULL
WITH other, coalesce(t, s) AS found, s, CASE WHEN body.id <> other.id THEN body.name END AS via
MATCH (found)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WITH other, found, s, via, sentence, d
ORDER BY d.published, found.id
RETURN other.name AS name, found.relation AS relation, collect(DISTINCT via) AS via, count(DISTINCT found.id) AS statements,
  count(DISTINCT d.id) AS documents, collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document
ORDER BY statements DESC, name, relation
LIMIT $limit
