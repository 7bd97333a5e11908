-- Which words that titles, descriptions and posts put in somebody's mouth were said, when, and which were not?
WITH claims AS (
    SELECT d.uri, d.document_id, d.revision, q.quote_no, q.surface, q.speaker_name,
        coalesce(d.title, d.uri) AS document, q.kind = 'direct' OR q.kind = 'headline' AND q.form IN ('marks', 'dash') AS is_quoted
    FROM quotes q
    JOIN documents d USING (document_id, revision)
    WHERE d.is_current AND (
        q.kind = 'headline'
        OR (q.document_id, q.revision, q.quote_no) IN (SELECT (document_id, revision, quote_no) FROM claim_evidence)
    )
),
answers AS (
    SELECT document_id, revision, quote_no, 'its own transcript' AS compared_with, verdict, verdict_score,
        disagreements, evidence_start_s, nearest
    FROM quotes
    WHERE verdict IS NOT NULL
    UNION ALL
    SELECT e.document_id, e.revision, e.quote_no, coalesce(d.title, d.uri), e.verdict, e.verdict_score,
        e.disagreements, e.evidence_start_s, e.nearest
    FROM claim_evidence e
    JOIN documents d ON d.document_id = e.evidence_document_id AND d.revision = e.evidence_revision
    WHERE e.verdict IS NOT NULL
)
SELECT
    c.document,
    CASE WHEN c.is_quoted THEN '“' || c.surface || '”' ELSE c.surface END AS claim,
    coalesce(c.speaker_name, 'nobody named') AS by,
    coalesce(a.verdict || printf(' (%.2f)', a.verdict_score), 'nothing to compare with') AS verdict,
    array_to_string(a.disagreements, ', ') AS differs_in,
    a.compared_with,
    CASE WHEN a.verdict <> 'absent' THEN clock(a.evidence_start_s) END AS at,
    regexp_replace(a.nearest[1].text, '\s+', ' ', 'g') AS nearest_sentence
FROM claims c
LEFT JOIN answers a USING (document_id, revision, quote_no)
ORDER BY c.uri, c.document_id, c.quote_no, a.compared_with
LIMIT 20
