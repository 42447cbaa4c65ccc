import type { Row } from "./row";
import { median, quantile } from "./statistics";

const HEAD = ["what", "server", "median", "p99", "runs", "to reach"];

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  return [HEAD, HEAD.map(() => "---"), ...rows.map(cellsOf)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One row of it. */
export function lineOf(row: Row): string {
  return `| ${cellsOf(row).join(" | ")} |`;
}

function cellsOf(row: Row): readonly string[] {
  const { what, server, samples, goal } = row;
  const highest = samples.length > 1 ? shown(row, quantile(samples, 0.99)) : "";
  return [what, server, shown(row, median(samples)), highest, String(samples.length), goal];
}

function shown({ unit }: Row, value: number): string {
  if (unit === "exponent") return value.toFixed(2);
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en")} ${unit}`;
}
