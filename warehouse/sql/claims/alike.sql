-- Pairs of a document that claims and one that holds speech, around one day, which share a person, or a place
-- and a word of the title. What very many documents of these days have tells nothing.
WITH near AS (
    SELECT k.*, c.day, c.is_fresh, c.is_speech
    FROM keys k JOIN compared c USING (number)
    WHERE c.day BETWEEN $day - $reach AND $day + $reach
),
telling AS (
    SELECT kind, key FROM near GROUP BY kind, key HAVING count(*) <= $common
)
SELECT a.number AS claim, b.number AS evidence
FROM near a
JOIN telling USING (kind, key)
JOIN near b USING (kind, key)
WHERE a.number <> b.number AND b.is_speech AND a.number IN (SELECT number FROM claims)
    AND abs(a.day - b.day) <= $reach
    AND (a.is_fresh AND a.day = $day OR NOT a.is_fresh AND b.is_fresh AND b.day = $day)
GROUP BY a.number, b.number
HAVING bool_or(kind = 'person') OR bool_or(kind = 'place') AND bool_or(kind = 'word')
ORDER BY claim, evidence
