-- Forms of the entities that only texts name: every id that mentions carry and the knowledge base (`known`)
-- does not hold. The form shown comes first: one of several words before a surname or an acronym, then the most
-- frequent, then the first in order. All days and revisions count, so the order of nights does not matter.
WITH seen AS (
    SELECT entity_id, type, trim(regexp_replace(surface, '\s+', ' ', 'g')) AS name, count(*) AS times
    FROM mentions
    WHERE entity_id IS NOT NULL
    GROUP BY ALL
),
forms AS (
    SELECT entity_id, name, sum(times) AS times
    FROM seen ANTI JOIN known USING (entity_id)
    GROUP BY ALL
),
types AS (
    SELECT entity_id, type
    FROM (SELECT entity_id, type, sum(times) AS times FROM seen GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY times DESC, type) = 1
)
SELECT
    entity_id,
    name,
    type,
    row_number() OVER (
        PARTITION BY entity_id ORDER BY contains(name, ' ') DESC, times DESC, name
    ) = 1 AS is_shown,
    CASE
        WHEN regexp_matches(name, '^\PL*\p{Latin}') THEN 'Latn'
        WHEN regexp_matches(name, '^\PL*\p{Cyrillic}') THEN 'Cyrl'
        WHEN regexp_matches(name, '^\PL*\p{Greek}') THEN 'Grek'
        WHEN regexp_matches(name, '^\PL*\p{Arabic}') THEN 'Arab'
        WHEN regexp_matches(name, '^\PL*\p{Hebrew}') THEN 'Hebr'
        WHEN regexp_matches(name, '^\PL*\p{Georgian}') THEN 'Geor'
        WHEN regexp_matches(name, '^\PL*\p{Armenian}') THEN 'Armn'
        WHEN regexp_matches(name, '^\PL*\p{Han}') THEN 'Hani'
        WHEN regexp_matches(name, '^\PL*(\p{Hiragana}|\p{Katakana})') THEN 'Jpan'
        WHEN regexp_matches(name, '^\PL*\p{Hangul}') THEN 'Hang'
        ELSE 'Zyyy'
    END AS script
FROM forms JOIN types USING (entity_id)
