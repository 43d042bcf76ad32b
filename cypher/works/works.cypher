// Книги, фильмы, песни и кто их создал | Books, films, songs and who made them
// help: Что создали, издали, показали, в чём выступили и за что наградили за период; известное лишь с чьих-то слов опущено | What was made, published, shown, performed and awarded in a period; what is known only by somebody's word is left out
// words: произведение, автор, роман, кино, сериал, альбом, музыка, спектакль, картина, выставка, искусство, культура, режиссёр, писатель, премия, награда, премьера, концерт, певец, певица, поэт, режиссура, Оскар, актёр, актриса, художник, композитор, театр, галерея, поэзия, литература, балет, опера | work, author, novel, movie, cinema, series, album, music, play, painting, exhibition, art, culture, director, writer, prize, award, premiere, concert, show, singer, poet, Oscar, Grammy, actor, actress, artist, composer, theatre, theater, gallery, poetry, literature, ballet, opera
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, matter:names, places:names
// columns: statements:integer, sources:names, planned:integer, denied:integer, contested:names, speakers:names, evidence, document
// columns: published:date, occurrence
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation IN ['CREATED', 'PUBLISHED', 'BROADCAST', 'PERFORMED_IN', 'DEPICTS', 'AWARDED', 'WON']
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
OPTIONAL MATCH (s)-[:THEME|INSTRUMENT]->(theme:Entity)
OPTIONAL MATCH (s)-[:PLACE]->(place:Entity)
WITH o, s, sentence, d, source, k, theme, place
ORDER BY d.published, s.id
WITH o, count(DISTINCT s.id) AS statements, collect(DISTINCT source.name) AS sources,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own, collect(DISTINCT k.name) AS speakers,
  collect(DISTINCT theme.name) AS matter,
  collect(DISTINCT place.name) AS places,
  collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document, min(d.published) AS published
WHERE $attributed OR own > 0
RETURN o.date_from AS date, o.date_to AS date_to, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, matter, places,
  statements, sources, o.planned AS planned, o.denied AS denied, o.contested AS contested, speakers, evidence, document, published,
  o.id AS occurrence
ORDER BY coalesce(o.date_from, o.first_published, ''), relation, occurrence
LIMIT $limit
