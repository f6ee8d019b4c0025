-- Present drop-offs, all days together, from what `changes` prints: the last record of a key holds,
-- and one without a value deletes its cell.
WITH changes AS (
  FROM read_csv('/dev/stdin', delim = '\t', header = false, quote = '', escape = '',
                columns = {place: 'BIGINT', key: 'JSON', value: 'JSON'})
),
cells AS (
  FROM changes QUALIFY row_number() OVER (PARTITION BY key ORDER BY place DESC) = 1
)
SELECT
  key ->> 'stage' AS stage,
  key ->> 'touchpoint' AS touchpoint,
  key ->> 'channel' AS channel,
  (value ->> 'count')::BIGINT AS count,
  (value ->> 'customers')::BIGINT AS customers
FROM cells
WHERE value IS NOT NULL AND (key ->> 'segment') = 'all' AND (key ->> 'day') = '*'
ORDER BY count DESC, stage, touchpoint, channel;
