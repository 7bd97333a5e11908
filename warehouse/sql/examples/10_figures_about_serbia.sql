-- Which amounts and dates were given in one sentence with Serbia, by whom, and in which words?
SELECT
    coalesce(t.speaker_name, t.speaker_role, 'not known') AS speaker,
    f.kind,
    coalesce(replace(f.qualifier, '_', ' ') || ' ', '') || f.surface AS given,
    coalesce(
        CASE WHEN f.date_from = f.date_to THEN f.date_from::VARCHAR
             ELSE f.date_from || ' – ' || f.date_to END,
        printf('%.15g', f.value) || coalesce(printf(' – %.15g', f.value_to), '') || coalesce(' ' || f.unit, '')
    ) AS value,
    f.is_negated AS denied,
    coalesce(d.title, d.uri) AS document,
    regexp_replace(s.text, '\s+', ' ', 'g') AS sentence
FROM facts f
JOIN documents d USING (document_id, revision)
JOIN sentences s USING (document_id, revision, sentence_no)
LEFT JOIN turns t USING (document_id, revision, turn_no)
WHERE d.is_current AND f.kind <> 'place' AND (f.document_id, f.revision, f.sentence_no) IN (
    SELECT (m.document_id, m.revision, m.sentence_no)
    FROM mentions m
    JOIN entities e USING (entity_id)
    WHERE e.name = 'Serbia'
)
ORDER BY d.uri, f.document_id, f.fact_no
LIMIT 12
