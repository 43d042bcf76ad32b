// Где отношения резко изменились | Where relations changed suddenly
// help: Недели, когда балл PLOVER пары отстоит от её прежнего среднего на порог и дальше | Weeks in which a pair's PLOVER score is the threshold or more away from its mean so far
// words: перемена, скачок, перелом, аномалия, кризис, эскалация, разрыв, обострение, ухудшение | shift, jump, turning, anomaly, crisis, escalation, break, spike, deterioration
// param threshold: number = 4 | насколько баллов | by how many points
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: week:date, a, b, statements:integer, score:number, before:number, change:number, relations:names
// finish: changes threshold
// example: threshold=4
// :param threshold => 4
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
MATCH (s:Statement)
WHERE s.relation > '' AND s.polarity = 'affirmed' AND s.plover <> '' AND s.confidence >= $min_confidence
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
WHERE x.id <> y.id AND x.type IN ['Person', 'Country', 'Organization', 'Group']
  AND y.type IN ['Person', 'Country', 'Organization', 'Group']
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH x, y, s, d, coalesce(s.time_from, substring(d.published, 0, 10), '') AS day
WHERE day >= $since AND day <= $until AND size(day) = 10
WITH DISTINCT CASE WHEN x.id < y.id THEN x.name ELSE y.name END AS a, CASE WHEN x.id < y.id THEN y.name ELSE x.name END AS b,
  s.relation AS relation, day, coalesce(d.duplicate_group, d.id) AS report, s.trigger AS trigger,
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
RETURN a, b, toString(date.truncate('week', date(day))) AS week, count(*) AS statements, avg(score) AS score,
  collect(DISTINCT relation) AS relations
ORDER BY a, b, week
