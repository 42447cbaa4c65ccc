import type { Browser } from "playwright-core";
import { runMocha } from "../mocha";
import { describeFaults } from "./faults";
import { describeQuotations } from "./quotations";
import { describeReading } from "./reading";
import { describeSources } from "./sources";
import { describeSpeakers } from "./speakers";
import { describeUse } from "./use";
import { hover, openFile, openWorkbench, runCommand, takePicture } from "./workbench";

/** A served workbench: how the extension runs there, and its address. */
export interface Workbench {
  readonly name: string;
  /** Whether the extension can add to VS Code's Markdown preview. */
  readonly preview: boolean;
  /** The folder that the language server runs from, if it is a process of this machine. */
  readonly runsFrom: string | null;
  readonly address: string;
}

export type Picture = (name: string) => string;

/** Uses the installed extension in a workbench. `picture` gives a file name its place. */
export async function runUserTests(browser: Browser, workbench: Workbench, picture: Picture): Promise<void> {
  await runMocha(async () => {
    describeUse(browser, workbench, picture);
    describeSpeakers(browser, workbench, picture);
    describeQuotations(browser, workbench, picture);
    describeSources(browser, workbench, picture);
    describeReading(browser, workbench, picture);
    describeFaults(browser, workbench, picture);
  });
}

/** Makes a picture of the report with a hover open, and one of reading for a person, with the annotations dimmed. */
export async function makePictures(browser: Browser, workbench: Workbench, picture: Picture): Promise<void> {
  await pictureOfHover(browser, workbench, picture("hover.png"));
  await pictureOfSpeakers(browser, workbench, picture("speakers.png"));
  await pictureOfSources(browser, workbench, picture("sources.png"));
}

async function pictureOfHover(browser: Browser, { address }: Workbench, file: string): Promise<void> {
  const page = await openWorkbench(browser, address);
  await runCommand(page, "Explorer: Focus on Outline View");
  await page.locator(".pane-header", { hasText: "samples" }).click();
  await openFile(page, "report.md", 56);
  await page.locator(".squiggly-warning").first().waitFor();
  await hover(page, "can devote attention");
  await takePicture(page, file);
  await page.close();
}

async function pictureOfSpeakers(browser: Browser, { address }: Workbench, file: string): Promise<void> {
  const page = await openWorkbench(browser, address, 1);
  await page.setViewportSize({ width: 1040, height: 520 });
  await openFile(page, "report.md", 31);
  await runCommand(page, "View: Show Attest");
  await page.locator(".part.sidebar .monaco-list-row.selected", { hasText: "Comrade Stalin" }).waitFor();
  await page.locator('.part.editor [aria-label^="Toggle Annotations"]').first().click();
  await page.locator(".statusbar-item", { hasText: "Annotations dimmed" }).waitFor();
  await openFile(page, "report.md", 31);
  await page.locator(".statusbar-item", { hasText: /^Ln 31,/ }).waitFor();
  await page.keyboard.press("Alt+F7");
  await page.locator(".statusbar-item", { hasText: /Stalin: statement 2 of/ }).waitFor();
  await page.locator(".part.sidebar .monaco-list-row.selected", { hasText: "Comrade Stalin emphasized" }).waitFor();
  await page.mouse.move(0, 0);
  await takePicture(page, file);
  await page.close();
}

async function pictureOfSources(browser: Browser, { address }: Workbench, file: string): Promise<void> {
  const page = await openWorkbench(browser, address, 1);
  await page.setViewportSize({ width: 1040, height: 520 });
  await openFile(page, "report.md", 62);
  await runCommand(page, "Attest: Focus on Sources View");
  await page.locator(".pane-header", { hasText: "Speakers" }).click();
  await openFile(page, "report.md", "62:202");
  const rows = page.locator(".part.sidebar .monaco-list-row");
  await rows.filter({ hasText: "report.md:62" }).and(page.locator(".selected")).waitFor();
  await rows.filter({ hasText: "cited in Bajanov" }).locator(".monaco-tl-twistie").click();
  await rows.filter({ hasText: "quoted in Weathersby" }).waitFor();
  await page.mouse.move(0, 0);
  await takePicture(page, file);
  await page.close();
}
