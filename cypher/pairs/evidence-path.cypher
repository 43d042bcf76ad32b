// Как двое связаны: кратчайшая цепочка свидетельств | How two are linked: the shortest chain of evidence
// help: Каждый шаг — утверждение с предложением, из которого оно взято | Each step is a statement with the sentence it comes from
// param a: entity | откуда | from
// param b: entity | куда | to
// columns: chain:integer, step:integer, from, relation, to, date:date, evidence, document, published:date, source, statement
// example: a="Сергей Лавров" b="КНДР"
// :param a => ['Сергей Лавров']
// :param b => ['КНДР']
MATCH (a:Entity) WHERE a.id IN $a OR a.name IN $a
WITH collect(a) AS origins
MATCH (b:Entity) WHERE b.id IN $b OR b.name IN $b
WITH origins, collect(b) AS targets
UNWIND origins AS a
UNWIND targets AS b
WITH a, b
WHERE a.id <> b.id
MATCH path = shortestPath((a)-[:MET|NEGOTIATED_WITH|CALLED|VISITED|HOSTED|PARTICIPATED_IN|DISCUSSED|AGREED_WITH|
  PROMISED|INVITED|OFFERED|SIGNED_WITH|SIGNED|RECOGNIZED|THANKED|PRAISED|CONGRATULATED|SUPPORTED|AWARDED|
  APOLOGIZED_TO|PARDONED|COOPERATED_WITH|TRADED_WITH|HELD_EXERCISE_WITH|EXTRADITED|EXCHANGED_WITH|BOUGHT_FROM|
  SOLD_TO|AIDED|SUPPLIED|FUNDED|RESCUED|TRAINED|SENT_TROOPS_TO|MOBILIZED|TESTED_WEAPON|HELD_EXERCISE|WITHDREW_FROM|
  RELEASED|CEASED_FIRE_WITH|RESIGNED|LIFTED_SANCTIONS_ON|ASKED|DEMANDED|URGED|ACCUSED|CONDEMNED|CRITICIZED|SUED|
  INVESTIGATED|SUMMONED_ENVOY_OF|REJECTED|VETOED|THREATENED|WARNED|CONSPIRED_AGAINST|SANCTIONED|EXPELLED|
  CUT_TIES_WITH|CONVICTED|PROTESTED_AGAINST|ARRESTED|DEPORTED|SEIZED|BANNED|HACKED|ATTACKED|INVADED|FOUGHT_AGAINST|
  FOUGHT_IN|OPERATED_IN|LIBERATED|CAPTURED|KILLED|DIED_IN|DEFEATED|APPOINTED|ELECTED|DISMISSED|ACQUIRED|MERGED_WITH|
  PAID|OWES|TRAVELLED_TO|ACCEPTED|MEDIATED_BETWEEN|RESTORED_TIES_WITH|CONCEDED_TO|EASED_RESTRICTIONS_ON|
  OPENED_ACCESS_TO|SURRENDERED_TO|SUSPENDED_AID_TO|BOYCOTTED|RESTRICTED|INJURED|SAID|COMMENTED_ON|CONFIRMED|DENIED|
  HOLDS_POSITION|HEADS|WORKS_FOR|MEMBER_OF|LOCATED_IN|PART_OF|OWNS|FOUNDED|CITIZEN_OF|FAMILY_OF|BORN_IN|ALLIED_WITH*..8]-(b))
WITH path
ORDER BY length(path), a.id, b.id
WITH collect(path) AS paths
UNWIND range(0, size(paths) - 1) AS number
UNWIND range(0, length(paths[number]) - 1) AS at
WITH number, at, nodes(paths[number])[at] AS x, nodes(paths[number])[at + 1] AS y
MATCH (x)<-[:SUBJECT|OBJECT|PARTICIPANT|DESTINATION|BENEFICIARY|PLACE]-(s:Statement)
    -[:SUBJECT|OBJECT|PARTICIPANT|DESTINATION|BENEFICIARY|PLACE]->(y)
WHERE s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH number, at, x, y, s, sentence, d, source
ORDER BY s.confidence DESC, d.published, s.time_from, s.id
WITH number, at, x, y, collect({relation: s.relation, date: s.time_from, evidence: sentence.text, document: d.title,
  published: d.published, source: source.name, statement: s.id})[0] AS best
RETURN number + 1 AS chain, at + 1 AS step, x.name AS `from`, best.relation AS relation, y.name AS to, best.date AS date,
  best.evidence AS evidence, best.document AS document, best.published AS published, best.source AS source,
  best.statement AS statement
ORDER BY chain, step
