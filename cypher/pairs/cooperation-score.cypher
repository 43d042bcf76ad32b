// Сотрудничество и конфликт двух сторон по неделям | Cooperation and conflict of two parties by week
// help: Баллы PLOVER от −10 до +10; страна берётся вместе с её людьми и организациями; перепечатки считаются один раз | PLOVER scores from −10 to +10; a country stands for its people and organisations too; reprints count once
// words: дружба, вражда, индекс, оценка, динамика, напряжённость, балл | friendship, hostility, index, goldstein, tension, trend, score
// param a: entity | первая сторона | first party
// param b: entity | вторая сторона | second party
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: week:date, statements:integer, cooperation:number, conflict:number, score:number, relations:names
// example: a="Южная Корея" b=КНДР
// :param a => ['Южная Корея']
// :param b => ['КНДР']
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// note: scores: PLOVER 2.0 manual, conflict-cooperation scale. ACCUSE is taken as -3 (the manual prints +3 by a slip), a planned
// note: meeting, support, cooperation or aid as AGREE, troops sent for somebody's benefit as AID. Denied statements do not count.
MATCH (a:Entity) WHERE a.id IN $a OR a.name IN $a
WITH collect(a.id) AS a_ids, collect(CASE WHEN a.type = 'Country' THEN a.country END) AS a_codes
MATCH (b:Entity) WHERE b.id IN $b OR b.name IN $b
WITH a_ids, a_codes, collect(b.id) AS b_ids, collect(CASE WHEN b.type = 'Country' THEN b.country END) AS b_codes
MATCH (x:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]-(s:Statement)-[:SUBJECT|OBJECT|PARTICIPANT|BENEFICIARY]->(y:Entity)
WHERE (x.id IN a_ids OR x.country IN a_codes) AND (y.id IN b_ids OR y.country IN b_codes)
  AND x.type IN ['Person', 'Country', 'Organization', 'Group'] AND y.type IN ['Person', 'Country', 'Organization', 'Group']
  AND s.polarity = 'affirmed' AND s.confidence >= $min_confidence
WITH DISTINCT s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, d, coalesce(s.time_from, substring(d.published, 0, 10), '') AS day
WHERE day >= $since AND day <= $until AND size(day) = 10
WITH DISTINCT s.relation AS relation, day, coalesce(d.duplicate_group, d.id) AS report, s.trigger AS trigger,
  CASE
    WHEN s.realis = 'planned' AND s.plover IN ['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'] THEN 2.5
    WHEN s.realis = 'planned' AND s.plover = 'RETREAT' THEN 4.5
    WHEN s.realis <> 'actual' AND s.plover <> 'AGREE' THEN null
    WHEN s.plover = 'MOBILIZE' AND EXISTS { (s)-[:BENEFICIARY]->(:Entity) } THEN 10.0
    WHEN s.plover = 'AID' THEN 10.0
    WHEN s.plover = 'COOPERATE' THEN 9.5
    WHEN s.plover = 'RETREAT' THEN 6.5
    WHEN s.plover = 'SUPPORT' THEN 5.0
    WHEN s.plover = 'CONCEDE' THEN 4.5
    WHEN s.plover = 'AGREE' THEN 2.5
    WHEN s.plover = 'CONSULT' THEN 2.5
    WHEN s.plover = 'REQUEST' THEN 0.0
    WHEN s.plover = 'REJECT' THEN -2.0
    WHEN s.plover = 'ACCUSE' THEN -3.0
    WHEN s.plover = 'THREATEN' THEN -3.5
    WHEN s.plover = 'PROTEST' THEN -5.0
    WHEN s.plover = 'MOBILIZE' THEN -5.5
    WHEN s.plover = 'SANCTION' THEN -6.0
    WHEN s.plover = 'COERCE' THEN -7.0
    WHEN s.plover = 'ASSAULT' THEN -9.0
  END AS score
WHERE score IS NOT NULL
RETURN toString(date.truncate('week', date(day))) AS week, count(*) AS statements,
  sum(CASE WHEN score > 0 THEN score ELSE 0.0 END) AS cooperation,
  sum(CASE WHEN score < 0 THEN score ELSE 0.0 END) AS conflict,
  avg(score) AS score, collect(DISTINCT relation) AS relations
ORDER BY week
