// Как двое связаны: кратчайшая цепочка свидетельств | How two are linked: the shortest chain of evidence
// help: Каждый шаг — утверждение с предложением, из которого оно взято; сказанное самим текстом раньше сказанного с чьих-то слов (speakers) | Each step is a statement with the sentence it comes from; what a text states itself before what is by somebody's word (speakers)
// words: путь, связь, цепь, доказательство, маршрут, рукопожатие | path, connection, route, proof, degrees, separation, link
// param a: entity | откуда | from
// param b: entity | куда | to
// columns: chain:integer, step:integer, from, relation, to, date:date, speakers:names, evidence, document, published:date, source, statement
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
MATCH path = shortestPath((a)-[:ACCEPTED|AGREED_WITH|ALLIED_WITH|CONCEDED_TO|COOPERATED_WITH|EXCHANGED_WITH|INVITED|
  OFFERED|PROMISED|RECOGNIZED|RESTORED_TIES_WITH|SIGNED|SIGNED_WITH|AIDED|EVACUATED|FUNDED|PROTECTED|RESCUED|
  SUPPLIED|TRAINED|TREATED|HIRED|JOINED|LEFT|MEMBER_OF|PART_OF|REPRESENTS|WORKS_FOR|ACQUIRED|BOUGHT_FROM|BUILT|
  CLOSED|FOUND|FOUNDED|INVESTED_IN|LAUNCHED|MERGED_WITH|OPENED|OWES|OWNS|PAID|PRODUCED|SOLD_TO|TRADED_WITH|USED|
  BEAT|COMPETED_WITH|PLAYED_FOR|WON|APPEALED|ARRESTED|BRIBED|CHARGED|CONVICTED|DEPORTED|EXTRADITED|FINED|
  INVESTIGATED|KIDNAPPED|OVERTURNED|PARDONED|PLEADED|RELEASED|RULED_ON|STOLE_FROM|SUED|TESTIFIED|AFFECTED|CAUSED|
  CRASHED|DAMAGED|DESTROYED|DIED_IN|STRUCK|ATTACKED|CAPTURED|CEASED_FIRE_WITH|DEFEATED|FOUGHT_AGAINST|FOUGHT_IN|
  HELD_EXERCISE|HELD_EXERCISE_WITH|INJURED|INVADED|KILLED|LIBERATED|MISTREATED|MOBILIZED|OPERATED_IN|SENT_TROOPS_TO|
  SURRENDERED_TO|TESTED_WEAPON|WITHDREW_FROM|CALLED|CANCELLED|CONTACTED|DISCUSSED|HOSTED|MEDIATED_BETWEEN|MET|
  NEGOTIATED_WITH|ORGANIZED|PARTICIPATED_IN|POSTPONED|VISITED|FLED|TRANSFERRED_TO|TRAVELLED_TO|BORN_IN|CITIZEN_OF|
  FAMILY_OF|KNOWS|LIVES_IN|OCCUPATION|ORIGIN|STUDIED_AT|BORDERS|HEADQUARTERED_IN|KNOWN_AS|LOCATED_IN|NAMED_AFTER|
  APPOINTED|APPROVED|CONTROLS|DISMISSED|ELECTED|HEADS|HOLDS_POSITION|NOMINATED|ORDERED|RAN_FOR|RESIGNED|SUCCEEDED|
  VOTED_AGAINST|VOTED_FOR|ACCUSED|BANNED|BLOCKED|BOYCOTTED|CONDEMNED|CONSPIRED_AGAINST|CRITICIZED|CUT_TIES_WITH|
  DISPUTED_WITH|EASED_RESTRICTIONS_ON|EXPELLED|HACKED|LIFTED_SANCTIONS_ON|MONITORED|OPENED_ACCESS_TO|
  PROTESTED_AGAINST|RECALLED_ENVOY_FROM|REJECTED|RESTRICTED|SANCTIONED|SEIZED|SUMMONED_ENVOY_OF|SUSPENDED_AID_TO|
  THREATENED|VETOED|ASKED|COMMENTED_ON|CONFIRMED|DEMANDED|DENIED|MOURNED|PERSUADED|RESPONDED_TO|SAID|URGED|WARNED|
  APOLOGIZED_TO|AWARDED|CONGRATULATED|PRAISED|SUPPORTED|THANKED|BROADCAST|CREATED|DEPICTS|INTERVIEWED|PERFORMED_IN|
  PUBLISHED|REVEALED*..8]-(b))
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
WITH number, at, x, y, s, sentence, d, source, [(s)-[:SPEAKER]->(k:Entity) | k.name] AS speakers
ORDER BY coalesce(s.attributed, false), s.confidence DESC, d.published, s.time_from, s.id
WITH number, at, x, y, collect({relation: s.relation, date: s.time_from, evidence: sentence.text, document: d.title,
  published: d.published, source: source.name, statement: s.id, speakers: speakers})[0] AS best
RETURN number + 1 AS chain, at + 1 AS step, x.name AS `from`, best.relation AS relation, y.name AS to, best.date AS date,
  best.speakers AS speakers, best.evidence AS evidence, best.document AS document, best.published AS published, best.source AS source,
  best.statement AS statement
ORDER BY chain, step
