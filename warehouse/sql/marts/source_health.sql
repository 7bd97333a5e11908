-- What each source delivered on each day of receipt and what became of it.
WITH read AS (
    SELECT receipt_id, count(*) AS document_count, sum(word_count) AS word_count
    FROM documents
    GROUP BY receipt_id
),
refused AS (
    SELECT receipt_id, count(*) AS reject_count
    FROM rejects
    GROUP BY receipt_id
)
SELECT
    r.source_id,
    r.partition_day AS day,
    count(*) AS receipt_count,
    CAST(sum(r.byte_count) AS BIGINT) AS byte_count,
    CAST(coalesce(sum(read.document_count), 0) AS BIGINT) AS document_count,
    CAST(coalesce(sum(read.word_count), 0) AS BIGINT) AS word_count,
    CAST(coalesce(sum(refused.reject_count), 0) AS BIGINT) AS reject_count
FROM receipts r
LEFT JOIN read USING (receipt_id)
LEFT JOIN refused USING (receipt_id)
GROUP BY r.source_id, r.partition_day
