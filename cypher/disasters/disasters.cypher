// Бедствия и аварии в этом месте | Disasters and accidents at a place
// help: Что обрушилось, разрушено, разбилось и кто пострадал там; страна берётся вместе с её городами и областями; известное лишь с чьих-то слов опущено | What struck, was destroyed or crashed there, and who suffered; a country stands for its cities and regions too; what is known only by somebody's word is left out
// words: катастрофа, землетрясение, наводнение, потоп, пожар, ураган, шторм, буря, тайфун, смерч, цунами, извержение, вулкан, оползень, лавина, засуха, взрыв, обрушение, авиакатастрофа, крушение, столкновение, стихия, чрезвычайный, ЧП, ДТП, эвакуация, спасатель, ущерб, эпидемия, погода, паводок, сель, кораблекрушение, сход | catastrophe, earthquake, quake, flood, fire, wildfire, hurricane, storm, typhoon, tornado, tsunami, eruption, volcano, landslide, avalanche, drought, explosion, collapse, plane, crash, wreck, derailment, collision, emergency, evacuation, rescue, damage, epidemic, weather, blaze, mudslide, shipwreck
// param place: place | где | where
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, place:names, subject:names, relation, object:names, numbers:names, statements:integer, sources:names
// columns: contested:names, speakers:names, evidence, document, published:date, occurrence
// example: place="Тверь"
// :param place => ['Тверь']
// :param since => ''
// :param until => '9999-12-31'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (p:Entity) WHERE p.id IN $place OR p.name IN $place
WITH collect(p.id) AS ids, collect(CASE WHEN p.type = 'Country' THEN p.country END) AS codes
MATCH (o:Occurrence)
WHERE o.relation IN ['STRUCK', 'DAMAGED', 'DESTROYED', 'CRASHED', 'CAUSED', 'KILLED', 'INJURED', 'DIED_IN', 'EVACUATED',
  'RESCUED']
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (o)<-[of:OF]-(s:Statement)-[:PLACE|OBJECT|DESTINATION]->(at:Entity)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
  AND (at.id IN ids OR (at.country IN codes AND at.type IN ['City', 'Region', 'Place']))
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
WITH o, s, at, sentence, d, source, k
ORDER BY d.published, s.id
WITH o, collect(DISTINCT at.name) AS place, count(DISTINCT s.id) AS statements, collect(DISTINCT source.name) AS sources,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own, collect(DISTINCT k.name) AS speakers,
  collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document, min(d.published) AS published
WHERE $attributed OR own > 0
RETURN o.date_from AS date, o.date_to AS date_to, place, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject, o.relation AS relation,
  [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, o.numbers AS numbers, statements, sources, o.contested AS contested,
  speakers, evidence, document, published, o.id AS occurrence
ORDER BY coalesce(o.date_from, o.first_published, ''), relation, occurrence
LIMIT $limit
