-- What units speak of which theme now, beside the topics of the schemes: rows of `topics`, scheme discovered.
-- Members of a theme that merged after they were last looked at belong to the theme it has become part of.
WITH RECURSIVE merged AS (
    SELECT DISTINCT theme_id, merged_into FROM {themes} WHERE merged_into IS NOT NULL
),
become AS (
    SELECT DISTINCT theme_id, theme_id AS now FROM {themes}
    UNION
    SELECT b.theme_id, m.merged_into FROM become b JOIN merged m ON m.theme_id = b.now
),
called AS (
    SELECT theme_id, max_by(coalesce(label_en, label), week) AS label FROM {themes} GROUP BY theme_id
),
held AS (
    SELECT m.* REPLACE (b.now AS theme_id)
    FROM {members} m JOIN become b USING (theme_id)
    WHERE m.is_current AND b.now NOT IN (SELECT theme_id FROM merged)
),
units AS (
    SELECT document_id, revision, unit, unit_no, theme_id, annotator, received_day FROM held
    UNION ALL
    SELECT document_id, revision, 'document', 0, theme_id, annotator, received_day FROM held
)
SELECT
    u.document_id, u.revision, u.unit, CAST(u.unit_no AS INTEGER) AS unit_no, 'discovered' AS scheme,
    u.theme_id AS code, any_value(c.label) AS label, false AS is_abstained, max(u.annotator) AS annotator,
    any_value(u.received_day) AS partition_day
FROM units u JOIN called c USING (theme_id)
GROUP BY u.document_id, u.revision, u.unit, u.unit_no, u.theme_id
