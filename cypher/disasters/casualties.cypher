// Погибшие и раненые по событиям | The dead and the injured, by event
// help: Кто погиб или ранен, от кого или чего, где и сколько; расхождения в числах помечены; известное лишь с чьих-то слов опущено | Who died or was hurt, by whom or what, where and how many; numbers that differ are marked; what is known only by somebody's word is left out
// words: жертва, убийство, убийца, убить, смерть, гибель, умереть, мёртвый, труп, покойный, пострадавший, раненый, травма, потеря, теракт, расстрел, число, отравление, нож, зарезать, застрелить, теракты | victim, murder, murderer, killing, kill, death, die, dead, body, fatality, fatal, wounded, wound, injury, loss, toll, homicide, massacre, shooting, poisoning, stab, shoot, gunman
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, places:names, events:names, numbers:names
// columns: statements:integer, sources:names, planned:integer, denied:integer, contested:names, speakers:names, evidence, document
// columns: published:date, occurrence
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation IN ['KILLED', 'INJURED', 'DIED_IN']
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
OPTIONAL MATCH (s)-[:PLACE]->(place:Entity)
OPTIONAL MATCH (s)-[:SUBJECT|OBJECT|PLACE|THEME|INSTRUMENT]->(event:Entity)
WHERE event.type = 'Event'
WITH o, s, sentence, d, source, k, place, event
ORDER BY d.published, s.id
WITH o, count(DISTINCT s.id) AS statements, collect(DISTINCT source.name) AS sources,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own, collect(DISTINCT k.name) AS speakers,
  collect(DISTINCT place.name) AS places,
  collect(DISTINCT event.name) AS events,
  collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document, min(d.published) AS published
WHERE $attributed OR own > 0
RETURN o.date_from AS date, o.date_to AS date_to, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, places, events, o.numbers AS numbers,
  statements, sources, o.planned AS planned, o.denied AS denied, o.contested AS contested, speakers, evidence, document, published,
  o.id AS occurrence
ORDER BY coalesce(o.date_from, o.first_published, ''), relation, occurrence
LIMIT $limit
