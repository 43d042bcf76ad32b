// Почему имена считаются одним лицом | Why names count as one entity
// help: Упоминания из разных статей, объединённые в одно, с причиной и оценкой | What was merged from several articles, with reason and score
// words: объединение, слияние имён, тождество, псевдоним, склейка | merge, identity, alias, resolution, same
// param entity: entity | кого проверить | whom to check
// columns: entity, member, member_id, reason, score:number, by
// example: entity="Ким Чен Ын"
// :param entity => ['Ким Чен Ын']
MATCH (m:Member)-[r:SAME_AS]->(e:Entity)
WHERE e.id IN $entity OR e.name IN $entity
RETURN e.name AS entity, m.name AS member, m.id AS member_id, r.reason AS reason, r.score AS score, r.by AS by
ORDER BY entity, member_id
