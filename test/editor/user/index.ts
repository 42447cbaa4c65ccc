import type { Browser } from "playwright-core";
import { runMocha } from "../mocha";
import { describeReading } from "./reading";
import { describeSpeakers } from "./speakers";
import { describeUse } from "./use";
import { hover, openFile, openWorkbench, runCommand, takePicture } from "./workbench";

/** A served workbench: how the extension runs there, and its address. */
export interface Workbench {
  readonly name: string;
  /** Whether the extension can add to VS Code's Markdown preview. */
  readonly preview: boolean;
  readonly address: string;
}

export type Picture = (name: string) => string;

/** Uses the installed extension in a workbench. `picture` gives a file name its place. */
export async function runUserTests(browser: Browser, workbench: Workbench, picture: Picture): Promise<void> {
  await runMocha(async () => {
    describeUse(browser, workbench, picture);
    describeSpeakers(browser, workbench, picture);
    describeReading(browser, workbench, picture);
  });
}

/** Makes a picture of the report with a hover open. */
export async function makePicture(browser: Browser, { address }: Workbench, file: string): Promise<void> {
  const page = await openWorkbench(browser, address);
  await runCommand(page, "Explorer: Focus on Outline View");
  await page.locator(".pane-header", { hasText: "samples" }).click();
  await openFile(page, "report.md", 60);
  await page.locator(".squiggly-warning").first().waitFor();
  await hover(page, "quick and speedy");
  await takePicture(page, file);
}
