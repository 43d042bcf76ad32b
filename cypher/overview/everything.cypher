// Всё об одном лице, стране или организации | Everything about one entity
// help: Каждое утверждение, где она названа, с ролью и предложением | Every statement it has a part in, with the role and the sentence
// words: досье, профиль, сведения, справка, биография, факт, информация, полный | dossier, profile, facts, information, background, biography, summary, full
// param entity: entity | о ком | about whom
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 500 | сколько строк | how many rows
// columns: date:date, date_to:date, role, subject:names, relation, predicate, object:names, places:names, quantity:number, unit
// columns: polarity, realis, certainty, speakers:names, confidence:number, evidence, document, published:date, source, url, statement
// example: entity="Ким Чен Ын"
// :param entity => ['Ким Чен Ын']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 500
MATCH (x:Entity)<-[role:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY|DESTINATION|PLACE|THEME|INSTRUMENT|SPEAKER]-(s:Statement)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH role, s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, toLower(type(role)) AS role, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject,
  s.relation AS relation, s.predicate AS predicate, [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:PLACE]->(e:Entity) | e.name] AS places,
  s.quantity AS quantity, s.unit AS unit, s.polarity AS polarity, s.realis AS realis, s.certainty AS certainty,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers, s.confidence AS confidence,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement, role
LIMIT $limit
