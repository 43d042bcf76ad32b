// Деньги: кто кому сколько заплатил, дал или должен | Money: who paid, gave or owes how much to whom
// help: Выплаты, финансирование, вложения, долги, штрафы, взятки, хищения с суммами; известное лишь с чьих-то слов опущено | Payments, funding, investments, debts, fines, bribes and thefts with sums; what is known only by somebody's word is left out
// words: платёж, кредит, заём, долг, инвестиция, вложение, инвестор, финансирование, спонсор, грант, субсидия, взятка, коррупция, подкуп, штраф, пожертвование, бюджет, миллион, доллар, рубль, венчурный, капитал, зарплата, жалованье, транш, пенсия, налог, компенсация | payment, loan, debt, investment, investor, funding, sponsor, donor, grant, subsidy, bribe, corruption, fine, donation, budget, finance, cash, million, dollar, venture, capital, salary, salaries, wage, tranche, pension, tax, compensation
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, goods:names, sums:names
// columns: statements:integer, sources:names, planned:integer, denied:integer, contested:names, speakers:names, evidence, document
// columns: published:date, occurrence
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param attributed => false
// :param min_confidence => 0
// :param limit => 200
MATCH (o:Occurrence)
WHERE o.relation IN ['PAID', 'FUNDED', 'INVESTED_IN', 'OWES', 'FINED', 'BRIBED', 'STOLE_FROM']
  AND coalesce(o.date_to, o.date_from, o.last_published, '') >= $since
  AND coalesce(o.date_from, o.first_published, '') <= $until
MATCH (o)<-[of:OF]-(s:Statement)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
WHERE of.status = 'stated' AND s.confidence >= $min_confidence
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(k:Entity)
OPTIONAL MATCH (s)-[:THEME]->(theme:Entity)
WITH o, s, sentence, d, source, k, theme
ORDER BY d.published, s.id
WITH o, count(DISTINCT s.id) AS statements, collect(DISTINCT source.name) AS sources,
  count(DISTINCT CASE WHEN NOT coalesce(s.attributed, false) THEN s.id END) AS own, collect(DISTINCT k.name) AS speakers,
  collect(DISTINCT theme.name) AS goods,
  collect(sentence.text)[0] AS evidence, collect(d.title)[0] AS document, min(d.published) AS published
WHERE $attributed OR own > 0
RETURN o.date_from AS date, o.date_to AS date_to, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'subject' | e.name] AS subject,
  o.relation AS relation, [(o)-[p:PARTY]->(e:Entity) WHERE p.role = 'object' | e.name] AS object, goods, o.numbers AS sums,
  statements, sources, o.planned AS planned, o.denied AS denied, o.contested AS contested, speakers, evidence, document, published,
  o.id AS occurrence
ORDER BY coalesce(o.date_from, o.first_published, ''), relation, occurrence
LIMIT $limit
