-- Which of the agenda's major topics does each speaker turn to?
SELECT
    coalesce(u.speaker_name, u.speaker_role) AS speaker,
    t.label AS topic,
    count(*) AS turns,
    count(DISTINCT t.document_id) AS documents,
    round(avg(t.score), 2) AS mean_score
FROM topics t
JOIN documents d USING (document_id, revision)
JOIN turns u ON u.document_id = t.document_id AND u.revision = t.revision AND u.turn_no = t.unit_no
WHERE d.is_current AND t.unit = 'turn' AND t.scheme = 'cap' AND NOT t.is_abstained
GROUP BY speaker, t.code, t.label
ORDER BY turns DESC, speaker, t.code
LIMIT 15
