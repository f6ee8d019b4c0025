-- stages, transitions, channel_flows and touchpoint_stats of docs/semantics.md, computed from
-- nothing by window functions over all touchpoints.

CREATE MACRO day_of(ms) AS timezone(${zone}, make_timestamptz(ms * 1000))::DATE::VARCHAR;

-- A value below 128 is its own bucket, any other is cut to its 7 leading bits.
CREATE MACRO bucket(ms) AS
  CASE WHEN ms < 128 THEN ms ELSE (ms >> (length(bin(ms)) - 7)) << (length(bin(ms)) - 7) END;

-- Where a score is on its scale, basis points; null where it is not on one.
CREATE MACRO on_scale(score, low, high) AS
  CASE WHEN high > low AND score >= low AND score <= high
    THEN floor(10000.0::DOUBLE * (score - low) / (high - low) + 0.5)::BIGINT END;

CREATE TABLE rule (
  position INTEGER, touchpoint VARCHAR, goal BOOLEAN,
  stage VARCHAR, stage_position INTEGER, timeout BIGINT);
INSERT INTO rule VALUES
${rules};

-- Duplicates are one; the first rule that matches counts.
CREATE TABLE touchpoint AS
SELECT customer, occurred_at, source, event_id, channel, traits,
  lower(feedback_metric) AS metric, feedback_score AS answer, feedback_min, feedback_max,
  on_scale(feedback_score, feedback_min, feedback_max) AS placed,
  coalesce(2 * placed - 10000, ${reaction}, text_score) AS feeling,
  CASE
${matchers}
  END AS rule
FROM read_parquet(${parquet})
WHERE customer IS NOT NULL AND occurred_at <= received_at + 86400000
QUALIFY row_number() OVER (PARTITION BY source, event_id ORDER BY received_at, digest) = 1;

-- The latest value of each trait that a segment or persona asks for, and what personas count, over
-- all of a customer's touchpoints.
CREATE TABLE customer AS
SELECT customer${traits}
FROM touchpoint
GROUP BY customer;

CREATE TABLE membership AS
SELECT customer, 'all' AS segment FROM customer${segments};

-- Mapped touchpoints in order, numbered by episode and visit.
CREATE TABLE step AS
WITH mapped AS (
  SELECT customer, occurred_at, channel, rule.*,
    metric, answer, placed, feeling,
    metric = 'nps' AND placed IS NOT NULL AND feedback_max = 10 AND feedback_min IN (0, 1) AS is_nps,
    row_number() OVER journey AS n,
    lag(occurred_at) OVER journey AS last_at,
    lag(channel) OVER journey AS last_channel,
    lag(stage_position) OVER journey AS last_stage,
    lag(timeout) OVER journey AS last_timeout
  FROM touchpoint JOIN rule ON rule.position = touchpoint.rule
  WINDOW journey AS (PARTITION BY customer ORDER BY occurred_at, source, event_id)),
episodes AS (
  SELECT *, last_at IS NULL OR coalesce(occurred_at - last_at > last_timeout, false) AS begins_episode
  FROM mapped),
visits AS (
  SELECT *, begins_episode OR stage_position <> last_stage AS begins_visit
  FROM episodes)
SELECT *,
  sum(begins_episode::INTEGER) OVER so_far AS episode,
  sum(begins_visit::INTEGER) OVER so_far AS visit
FROM visits
WINDOW so_far AS (PARTITION BY customer ORDER BY n);

-- Visits and how they ended.
CREATE TABLE visit AS
WITH run AS (
  SELECT customer, visit, any_value(episode) AS episode, any_value(stage) AS stage,
    any_value(stage_position) AS stage_position, any_value(timeout) AS timeout,
    min(occurred_at) AS began, max(occurred_at) AS last_at, max(n) AS last_n, bool_or(goal) AS converted
  FROM step
  GROUP BY customer, visit),
followed AS (
  SELECT *,
    lead(episode) OVER journey AS next_episode,
    lead(stage) OVER journey AS next_stage,
    lead(stage_position) OVER journey AS next_position,
    lead(began) OVER journey AS next_began
  FROM run
  WINDOW journey AS (PARTITION BY customer ORDER BY visit)),
ended AS (
  SELECT *,
    CASE
      WHEN next_episode = episode AND next_position > stage_position THEN 'advanced'
      WHEN next_episode = episode THEN 'returned'
      WHEN next_episode IS NOT NULL OR last_at + timeout < ${asOf} THEN 'dropped'
      ELSE 'open'
    END AS ending
  FROM followed)
SELECT *,
  CASE ending
    WHEN 'open' THEN NULL
    WHEN 'dropped' THEN last_at - began
    ELSE next_began - began
  END AS dwell
FROM ended;

CREATE TABLE stages AS
SELECT segment, stage, coalesce(day, '*') AS day,
  count(*) AS entered,
  count(*) FILTER (ending = 'advanced') AS advanced,
  count(*) FILTER (ending = 'returned') AS returned,
  count(*) FILTER (ending = 'dropped') AS dropped,
  count(*) FILTER (ending = 'open') AS open,
  count(*) FILTER (converted) AS converted,
  count(DISTINCT customer) AS customers,
  histogram(bucket(dwell)) FILTER (dwell IS NOT NULL) AS dwell
FROM (SELECT *, day_of(began) AS day FROM visit JOIN membership USING (customer))
GROUP BY GROUPING SETS ((segment, stage, day), (segment, stage));

CREATE TABLE transitions AS
WITH transition AS (
  SELECT customer, 'START' AS origin, stage AS target, occurred_at, NULL::BIGINT AS dwell
  FROM step WHERE begins_episode
  UNION ALL
  SELECT customer, stage, next_stage, next_began, dwell
  FROM visit WHERE ending IN ('advanced', 'returned')
  UNION ALL
  SELECT customer, stage, 'DROP', last_at + timeout, dwell
  FROM visit WHERE ending = 'dropped')
SELECT segment, origin, target, coalesce(day, '*') AS day,
  count(*) AS count,
  count(DISTINCT customer) AS customers,
  histogram(bucket(dwell)) FILTER (dwell IS NOT NULL) AS dwell
FROM (SELECT *, day_of(occurred_at) AS day FROM transition JOIN membership USING (customer))
GROUP BY GROUPING SETS ((segment, origin, target, day), (segment, origin, target));

CREATE TABLE channel_flows AS
SELECT segment, last_channel AS origin, channel AS target, coalesce(day, '*') AS day,
  count(*) AS count,
  count(DISTINCT customer) AS customers,
  histogram(bucket(occurred_at - last_at)) AS gap
FROM (
  SELECT *, day_of(occurred_at) AS day
  FROM step JOIN membership USING (customer)
  WHERE NOT begins_episode)
GROUP BY GROUPING SETS ((segment, last_channel, channel, day), (segment, last_channel, channel));

CREATE TABLE touchpoint_stats AS
SELECT segment, touchpoint, stage, channel, coalesce(day, '*') AS day,
  count(*) AS count,
  count(DISTINCT customer) AS customers,
  count(*) FILTER (goal) AS goals,
  count(*) FILTER (is_last) AS last_before_drop,
  count(feeling) AS scored,
  coalesce(sum(feeling), 0) AS score_sum,
  coalesce(sum(feeling * feeling), 0) AS score_squares,
  count(*) FILTER (feeling < 0) AS negative,
  count(*) FILTER (is_nps) AS "nps.answers",
  count(*) FILTER (is_nps AND answer >= 9) AS "nps.promoters",
  count(*) FILTER (is_nps AND answer >= 7 AND answer < 9) AS "nps.passives",
  count(*) FILTER (is_nps AND answer < 7) AS "nps.detractors",
  count(*) FILTER (metric = 'nps' AND NOT is_nps) AS "nps.invalid",
  count(placed) FILTER (metric = 'csat') AS "csat.answers",
  count(*) FILTER (metric = 'csat' AND placed >= 7500) AS "csat.satisfied",
  coalesce(sum(placed) FILTER (metric = 'csat'), 0) AS "csat.sum",
  count(*) FILTER (metric = 'csat' AND placed IS NULL) AS "csat.invalid",
  count(placed) FILTER (metric = 'ces') AS "ces.answers",
  count(*) FILTER (metric = 'ces' AND placed >= 6667) AS "ces.easy",
  coalesce(sum(placed) FILTER (metric = 'ces'), 0) AS "ces.sum",
  count(*) FILTER (metric = 'ces' AND placed IS NULL) AS "ces.invalid",
  count(placed) FILTER (metric NOT IN ('nps', 'csat', 'ces')) AS "other.answers",
  count(*) FILTER (metric NOT IN ('nps', 'csat', 'ces') AND placed IS NULL) AS "other.invalid"
FROM (
  SELECT membership.segment, step.*, visit.customer IS NOT NULL AS is_last, day_of(step.occurred_at) AS day
  FROM step
  JOIN membership ON membership.customer = step.customer
  LEFT JOIN visit
    ON visit.customer = step.customer AND visit.last_n = step.n AND visit.ending = 'dropped')
GROUP BY GROUPING SETS (
  (segment, touchpoint, stage, channel, day), (segment, touchpoint, stage, channel));
