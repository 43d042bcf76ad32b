// Какие должности занимал человек | Which positions a person held
// help: Должность, где и когда, с предложением | The position, where and when, with the sentence
// words: карьера, пост, должность, работа, работать, место работы, биография, членство, партия, послужной | career, post, job, office, role, title, work, employer, biography, membership, party, resume
// param person: person | чьи должности | whose positions
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: person, relation, position:names, at:names, date:date, date_to:date, polarity, realis, evidence, document, published:date, source, url, statement
// example: person="Сергей Лавров"
// :param person => ['Сергей Лавров']
// :param min_confidence => 0
MATCH (person:Entity)<-[:SUBJECT]-(s:Statement)
WHERE (person.id IN $person OR person.name IN $person)
  AND s.relation IN ['HOLDS_POSITION', 'HEADS', 'WORKS_FOR', 'MEMBER_OF', 'JOINED', 'PLAYED_FOR', 'REPRESENTS', 'TRANSFERRED_TO']
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN person.name AS person, s.relation AS relation,
  [(s)-[:OBJECT|THEME]->(e:Entity) WHERE e.type = 'Position' | e.name] AS position,
  [(s)-[:OBJECT|PLACE|BENEFICIARY]->(e:Entity) WHERE e.type <> 'Position' | e.name] AS at,
  s.time_from AS date, s.time_to AS date_to, s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY person, coalesce(s.time_from, ''), relation, statement
