/** The value that half of the samples do not exceed; NaN of none. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The smallest sample that a share of `share` of all does not exceed; NaN of none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The exponent k of y = c·xᵏ that fits the points best, on logarithmic scales. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const [meanX, meanY] = [0, 1].map((i) => logs.reduce((sum, point) => sum + point[i]!, 0) / logs.length) as [
    number,
    number,
  ];
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return above / below;
}
