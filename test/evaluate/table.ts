import type { Table } from "./report";

/** A table as text: the first column to the left, the others to the right. */
export function draw({ head, rows }: Table): string {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  const drawLine = (line: readonly string[]) => `  ${line.map(align).join("  ").trimEnd()}`;
  const [first, ...rest] = lines.map(drawLine);
  return [first, `  ${"─".repeat(Math.max(...lines.map(drawLine).map((line) => line.length)) - 2)}`, ...rest].join(
    "\n",
  );
}
