// Кому что принадлежит | Who owns what
// help: Владение, покупки, основание, контроль и части целого вокруг одной организации или лица, с долями и суммами | Ownership, purchases, founding, control and parts around one body or person, with shares and sums
// words: владелец, владеть, собственник, собственность, хозяин, акционер, акция, доля, актив, холдинг, дочерний, учредитель, основатель, бенефициар, имущество, пакет | owner, ownership, own, possess, property, shareholder, stakeholder, stake, share, asset, holding, subsidiary, parent, founder, beneficiary, package
// param entity: entity | чьё или что | whose, or what
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, owner:names, relation, owned:names, quantity:number, unit, approximate:flag, polarity, realis
// columns: speakers:names, evidence, document, published:date, source, url, statement
// example: entity="завод «Заря»"
// :param entity => ['завод «Заря»']
// :param min_confidence => 0
// :param limit => 200
MATCH (x:Entity)<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.confidence >= $min_confidence
  AND s.relation IN ['OWNS', 'ACQUIRED', 'FOUNDED', 'CONTROLS', 'PART_OF', 'INVESTED_IN', 'MERGED_WITH', 'HEADS']
WITH DISTINCT s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS owner, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS owned, s.quantity AS quantity, s.unit AS unit, s.approximate AS approximate,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
