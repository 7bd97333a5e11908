-- How much each speaker says in each current document: turns, words and seconds.
WITH said AS (
    SELECT document_id, revision, turn_no, sum(len(regexp_extract_all(text, '\S+'))) AS words
    FROM sentences
    WHERE turn_no IS NOT NULL
    GROUP BY ALL
),
spoken AS (
    SELECT
        t.*,
        coalesce(t.speaker_entity_id, t.speaker_name, '<' || t.speaker_role || '>') AS speaker,
        coalesce(s.words, 0) AS words
    FROM turns t
    LEFT JOIN said s USING (document_id, revision, turn_no)
)
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    d.document_id,
    t.speaker,
    max(t.speaker_entity_id) AS speaker_entity_id,
    arg_max(t.speaker_name, (t.words, -t.turn_no)) AS speaker_name,
    arg_max(t.speaker_role, (t.words, -t.turn_no)) AS speaker_role,
    count(*) AS turn_count,
    CAST(sum(t.words) AS BIGINT) AS word_count,
    round(sum(t.end_s - t.start_s), 3) AS seconds,  -- sums of doubles hang on their order
    sum(t.words) / nullif(sum(sum(t.words)) OVER (PARTITION BY d.document_id), 0) AS word_share
FROM spoken t
JOIN documents d USING (document_id, revision)
WHERE d.is_current
GROUP BY day, d.source_id, d.language, d.document_id, t.speaker
