// Кто может быть одним и тем же | Who may be one and the same
// help: Пары одного типа с похожими именами, ещё не объединённые | Pairs of one type with like names, not merged yet
// words: дубликат, дубль, двойник, тёзка, повтор, похожий, одинаковый | duplicate, double, namesake, alias, similar, same
// param score: number = 80 | сходство имён не ниже, от 0 до 100 | likeness of names at least, 0 to 100
// param limit: integer = 50 | сколько строк | how many rows
// columns: score:number, type, a, b, a_mentions:integer, b_mentions:integer, a_entity, b_entity
// finish: duplicates score limit
// example:
// :param score => 80
// :param limit => 50
MATCH (e:Entity)
WHERE e.name > ''
RETURN e.id AS id, e.name AS name, e.type AS type, e.aliases AS aliases, e.country AS country,
  COUNT { (e)<-[:MENTIONS]-(:Sentence) } AS mentions
ORDER BY id
