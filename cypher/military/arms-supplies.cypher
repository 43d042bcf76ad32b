// Кто кому что поставлял | Who supplied whom with what
// help: Поставки, помощь и финансирование, с количеством | Supplies, aid and funding, with quantities
// words: оружие, вооружение, боеприпас, снаряд, ракета, танк, дрон, поставка, помощь, экспорт, поставщик, гуманитарный, военный | weapon, arms, ammunition, missile, tank, drone, shipment, delivery, supplies, aid, export, supplier, humanitarian, military
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, recipient:names, theme:names, quantity:number, unit
// columns: approximate:flag, polarity, realis, speakers:names, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['SUPPLIED', 'AIDED', 'FUNDED', 'SOLD_TO', 'BOUGHT_FROM', 'TRAINED']
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT|BENEFICIARY]->(e:Entity) | e.name] AS recipient, [(s)-[:THEME|INSTRUMENT]->(e:Entity) | e.name] AS theme,
  s.quantity AS quantity, s.unit AS unit, s.approximate AS approximate, s.polarity AS polarity, s.realis AS realis,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
