// Compares two shares: the difference with its interval, and how likely chance alone makes it.
const Z = 1.959963984540054;

function wilson(part, whole) {
  const p = part / whole;
  const square = Z * Z;
  const middle = (p + square / (2 * whole)) / (1 + square / whole);
  const half = (Z / (1 + square / whole)) * Math.sqrt((p * (1 - p)) / whole + square / (4 * whole * whole));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The normal distribution's upper tail, twice (Abramowitz and Stegun 7.1.26, error below 2e-7). */
function twoSided(z) {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, poly * Math.exp(-x * x));
}

/** Newcombe's interval of p1 − p2, and the two-proportion test; null without a whole. */
export function compare(part1, whole1, part2, whole2) {
  if (whole1 <= 0 || whole2 <= 0) return null;
  const [p1, p2] = [part1 / whole1, part2 / whole2];
  const [l1, u1] = wilson(part1, whole1);
  const [l2, u2] = wilson(part2, whole2);
  const pooled = (part1 + part2) / (whole1 + whole2);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / whole1 + 1 / whole2));
  return {
    value: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - l1, u2 - p2),
    high: p1 - p2 + Math.hypot(u1 - p1, p2 - l2),
    p: error === 0 ? 1 : twoSided((p1 - p2) / error),
  };
}
