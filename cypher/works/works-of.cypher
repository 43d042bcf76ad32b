// Что создал человек или кто создал произведение | What somebody made, or who made a work
// help: Авторы, исполнители, издатели, награды вокруг одного имени или произведения | Makers, performers, publishers and prizes around one name or work
// words: произведение, автор, творчество, роман, книга, фильм, песня, режиссёр, писатель, художник, актёр, композитор, музыкант, премия, награда, роль, певец, певица, поэт, актриса, поэзия, литература | work, author, artist, oeuvre, novel, book, film, movie, song, director, writer, painter, actor, composer, musician, prize, award, role, filmography, bibliography, singer, poet, actress, poetry, literature
// param entity: entity | чьи, или какое произведение | whose, or which work
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, subject:names, relation, object:names, matter:names, polarity, realis, speakers:names, evidence, document, published:date, source, url, statement
// example: entity="Анна Котова"
// :param entity => ['Анна Котова']
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[:SUBJECT|OBJECT|THEME]-(s:Statement)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.confidence >= $min_confidence
  AND s.relation IN ['CREATED', 'PUBLISHED', 'BROADCAST', 'PERFORMED_IN', 'DEPICTS', 'AWARDED', 'WON']
WITH DISTINCT s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN s.time_from AS date, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:THEME]->(e:Entity) | e.name] AS matter,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
