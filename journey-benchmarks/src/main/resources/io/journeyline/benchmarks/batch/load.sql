-- Puts what a data team has in its lake into one Parquet file: the touchpoints as they came in, one
-- line each, and the customer of each and what its text feels like as given.

COPY (
  WITH line AS (SELECT json FROM read_ndjson_objects(${touchpoints})),
  touchpoint AS (
    SELECT
      json ->> 'source' AS source,
      json ->> 'eventId' AS event_id,
      json ->> 'channel' AS channel,
      json ->> 'type' AS type,
      (json ->> 'occurredAt')::BIGINT AS occurred_at,
      (json ->> 'receivedAt')::BIGINT AS received_at,
      (json -> 'properties')::VARCHAR AS properties,
      (json -> 'traits')::VARCHAR AS traits,
      json ->> '$.feedback.metric' AS feedback_metric,
      (json ->> '$.feedback.score')::DOUBLE AS feedback_score,
      (json ->> '$.feedback.min')::DOUBLE AS feedback_min,
      (json ->> '$.feedback.max')::DOUBLE AS feedback_max,
      json ->> 'text' AS text,
      sha256(json::VARCHAR) AS digest
    FROM line),
  given AS (
    SELECT source, event_id, customer
    FROM read_csv(
      ${customers}, header = false, delim = ',', quote = '"', escape = '"', nullstr = '\N',
      columns = {'source': 'VARCHAR', 'event_id': 'VARCHAR', 'customer': 'VARCHAR'}))
  SELECT touchpoint.* EXCLUDE text, texts.score AS text_score, given.customer
  FROM touchpoint
  LEFT JOIN given USING (source, event_id)
  LEFT JOIN read_ndjson(${texts}, columns = {'text': 'VARCHAR', 'score': 'BIGINT'}) AS texts
    USING (text)
) TO ${parquet} (FORMAT parquet, COMPRESSION zstd);
