-- Which places are named, and where on a map do they lie?
SELECT
    name AS place,
    printf('%.3f', any_value(latitude)) AS latitude,
    printf('%.3f', any_value(longitude)) AS longitude,
    sum(mention_count) AS times,
    sum(document_count) AS documents
FROM daily_places
GROUP BY entity_id, name
ORDER BY times DESC, name, entity_id
LIMIT 15
