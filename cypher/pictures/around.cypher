// Картинка: всё вокруг одного лица | Picture: everything around one entity
// help: Связи лица и связи его соседей между собой; в Neo4j Browser рисуется граф; известное лишь с чьих-то слов опущено | The entity's links, and its neighbours' links with each other; Neo4j Browser draws the graph; what is known only by somebody's word is left out
// words: рисунок, граф, схема, диаграмма, изображение, визуализация | image, drawing, graph, diagram, chart, visualisation, visualization
// param entity: entity | вокруг кого | around whom
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 100 | сколько связей | how many links
// columns: a, relation, b, statements:integer, own:integer, attributed:integer, sources:integer, path:picture
// example: entity="Владимир Путин"
// :param entity => ['Владимир Путин']
// :param attributed => false
// :param min_confidence => 0
// :param limit => 100
MATCH (c:Entity)-[l:ACCEPTED|AGREED_WITH|ALLIED_WITH|CONCEDED_TO|COOPERATED_WITH|EXCHANGED_WITH|INVITED|OFFERED|
  PROMISED|RECOGNIZED|RESTORED_TIES_WITH|SIGNED|SIGNED_WITH|AIDED|EVACUATED|FUNDED|PROTECTED|RESCUED|SUPPLIED|
  TRAINED|TREATED|HIRED|JOINED|LEFT|MEMBER_OF|PART_OF|REPRESENTS|WORKS_FOR|ACQUIRED|BOUGHT_FROM|BUILT|CLOSED|FOUND|
  FOUNDED|INVESTED_IN|LAUNCHED|MERGED_WITH|OPENED|OWES|OWNS|PAID|PRODUCED|SOLD_TO|TRADED_WITH|USED|BEAT|
  COMPETED_WITH|PLAYED_FOR|WON|APPEALED|ARRESTED|BRIBED|CHARGED|CONVICTED|DEPORTED|EXTRADITED|FINED|INVESTIGATED|
  KIDNAPPED|OVERTURNED|PARDONED|PLEADED|RELEASED|RULED_ON|STOLE_FROM|SUED|TESTIFIED|AFFECTED|CAUSED|CRASHED|DAMAGED|
  DESTROYED|DIED_IN|STRUCK|ATTACKED|CAPTURED|CEASED_FIRE_WITH|DEFEATED|FOUGHT_AGAINST|FOUGHT_IN|HELD_EXERCISE|
  HELD_EXERCISE_WITH|INJURED|INVADED|KILLED|LIBERATED|MISTREATED|MOBILIZED|OPERATED_IN|SENT_TROOPS_TO|
  SURRENDERED_TO|TESTED_WEAPON|WITHDREW_FROM|CALLED|CANCELLED|CONTACTED|DISCUSSED|HOSTED|MEDIATED_BETWEEN|MET|
  NEGOTIATED_WITH|ORGANIZED|PARTICIPATED_IN|POSTPONED|VISITED|FLED|TRANSFERRED_TO|TRAVELLED_TO|BORN_IN|CITIZEN_OF|
  FAMILY_OF|KNOWS|LIVES_IN|OCCUPATION|ORIGIN|STUDIED_AT|BORDERS|HEADQUARTERED_IN|KNOWN_AS|LOCATED_IN|NAMED_AFTER|
  APPOINTED|APPROVED|CONTROLS|DISMISSED|ELECTED|HEADS|HOLDS_POSITION|NOMINATED|ORDERED|RAN_FOR|RESIGNED|SUCCEEDED|
  VOTED_AGAINST|VOTED_FOR|ACCUSED|BANNED|BLOCKED|BOYCOTTED|CONDEMNED|CONSPIRED_AGAINST|CRITICIZED|CUT_TIES_WITH|
  DISPUTED_WITH|EASED_RESTRICTIONS_ON|EXPELLED|HACKED|LIFTED_SANCTIONS_ON|MONITORED|OPENED_ACCESS_TO|
  PROTESTED_AGAINST|RECALLED_ENVOY_FROM|REJECTED|RESTRICTED|SANCTIONED|SEIZED|SUMMONED_ENVOY_OF|SUSPENDED_AID_TO|
  THREATENED|VETOED|ASKED|COMMENTED_ON|CONFIRMED|DEMANDED|DENIED|MOURNED|PERSUADED|RESPONDED_TO|SAID|URGED|WARNED|
  APOLOGIZED_TO|AWARDED|CONGRATULATED|PRAISED|SUPPORTED|THANKED|BROADCAST|CREATED|DEPICTS|INTERVIEWED|PERFORMED_IN|
  PUBLISHED|REVEALED]-(n:Entity)
WHERE (c.id IN $entity OR c.name IN $entity) AND l.statements > 0
  AND coalesce(l.confidence, 1.0) >= $min_confidence AND ($attributed OR coalesce(l.own, l.statements) > 0)
WITH collect(DISTINCT n.id) + collect(DISTINCT c.id) AS ids
UNWIND ids AS id
WITH DISTINCT id, ids
MATCH path = (x:Entity {id: id})-[r]->(y:Entity)
WHERE y.id IN ids AND r.statements > 0 AND r.relation <> 'RELATED'
  AND coalesce(r.confidence, 1.0) >= $min_confidence AND ($attributed OR coalesce(r.own, r.statements) > 0)
RETURN x.name AS a, r.relation AS relation, y.name AS b, r.statements AS statements,
  coalesce(r.own, r.statements) AS own, coalesce(r.attributed, 0) AS attributed, r.sources AS sources, path
ORDER BY statements DESC, a, relation, b
LIMIT $limit
