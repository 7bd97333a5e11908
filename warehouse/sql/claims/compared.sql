-- Current documents within some days of those that are worked on: all of them, or what came on one day.
CREATE TEMP TABLE compared AS
WITH latest AS (
    SELECT
        document_id, revision, language, title,
        CAST(coalesce(published_at, received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
        $is_all OR partition_day = $day AS is_fresh
    FROM documents
    WHERE is_current
),
days AS (
    SELECT DISTINCT CAST(unnest(generate_series(day - $reach, day + $reach, INTERVAL 1 DAY)) AS DATE) AS day
    FROM latest
    WHERE is_fresh
),
speech AS (
    SELECT document_id, revision FROM turns
    UNION
    SELECT document_id, revision FROM blocks WHERE role = 'transcript'
)
SELECT
    row_number() OVER (ORDER BY document_id) AS number,
    l.*,
    (document_id, revision) IN (SELECT (document_id, revision) FROM speech) AS is_speech
FROM latest l SEMI JOIN days USING (day);

-- What these documents give as somebody's words outside of speech: headlines, and quotes of known speakers.
CREATE TEMP TABLE claims AS
SELECT
    c.number, q.quote_no, q.surface, q.start_char, q.end_char, q.speaker_start_char, q.speaker_end_char,
    q.speaker_name, q.speaker_entity_id,
    q.kind = 'direct' OR q.kind = 'headline' AND q.form IN ('marks', 'dash') AS is_quoted,
    CASE WHEN b.language <> 'und' THEN b.language ELSE c.language END AS language
FROM quotes q
JOIN compared c USING (document_id, revision)
LEFT JOIN sentences s USING (document_id, revision, sentence_no)
LEFT JOIN blocks b ON b.document_id = q.document_id AND b.revision = q.revision
    AND b.start_char <= q.start_char AND b.end_char > q.start_char
WHERE q.kind = 'headline' OR s.turn_no IS NULL AND b.role <> 'transcript' AND (q.kind = 'direct' OR q.speaker_name IS NOT NULL);

-- What documents may share: who speaks, is quoted or named most, and the places and bodies named most.
CREATE TEMP TABLE keys AS
WITH named AS (
    SELECT c.number, CASE WHEN m.type = 'PER' THEN 'person' ELSE 'place' END AS kind, m.entity_id AS key
    FROM mentions m JOIN compared c USING (document_id, revision)
    WHERE m.entity_id IS NOT NULL AND m.type IN ('PER', 'LOC', 'ORG')
    GROUP BY c.number, m.type, m.entity_id
    QUALIFY row_number() OVER (PARTITION BY c.number, kind ORDER BY count(*) DESC, m.entity_id) <= $most
),
heard AS (
    SELECT c.number, 'person' AS kind, t.speaker_entity_id AS key
    FROM turns t JOIN compared c USING (document_id, revision)
    WHERE t.speaker_entity_id IS NOT NULL
    UNION
    SELECT c.number, 'person', q.speaker_entity_id
    FROM quotes q JOIN compared c USING (document_id, revision)
    WHERE q.speaker_entity_id IS NOT NULL
)
SELECT number, kind, key FROM named
UNION
SELECT number, kind, key FROM heard;

CREATE TEMP TABLE pairs (claim BIGINT, evidence BIGINT, event_score DOUBLE);
