import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { darken, openFile, openWorkbench, runCommand, takePicture, tooltip } from "./workbench";

const FIRST_OF_KIM = "expressed his opinion that Americans";

/** What a historian does who reads for persons. */
export function describeSpeakers(browser: Browser, { name, address }: Workbench, picture: Picture): void {
  describe(`A user who reads for persons, with Attest ${name},`, () => {
    let page: Page;

    before(async () => {
      page = await openWorkbench(browser, address);
      await openFile(page, "report.md", 58);
      await runCommand(page, "View: Show Attest");
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await takePicture(page, picture(`${name}-speakers-failed.png`));
    });

    after(() => page.close());

    it("sees who speaks how often, in all files of the folder", async () => {
      await row(page, "Ada Brandt").waitFor();
      const speakers = await rows(page).allInnerTexts();
      for (const one of [/^Joseph Stalin\s*\d+$/, /^Kim Il Sung\s*\d+$/, /^Ada Brandt\s*\d+$/])
        assert.ok(
          speakers.some((text) => one.test(text.trim())),
          speakers.join("\n"),
        );
    });

    it("jumps with a key, is told which statement it is, and sees it chosen in the view", async () => {
      await page.locator(".view-lines").first().click();
      await openFile(page, "report.md", 60);
      await page.keyboard.press("Alt+F7");
      await page.locator(".statusbar-item", { hasText: /Stalin: statement \d+ of \d+/ }).waitFor();
      await page.locator(".part.sidebar .monaco-list-row.selected", { hasText: "he declared" }).waitFor();
      assert.ok(
        await page.evaluate("document.activeElement.closest('.part.editor') !== null"),
        "the editor has the focus",
      );
    });

    it("sees in the tooltip what the hover says", async () => {
      await tooltip(page, row(page, "he declared"), "Joseph Stalin to Kim Il Sung");
      await takePicture(page, picture(`${name}-speakers-light.png`));
    });

    it("filters, and is told where nothing is left", async () => {
      await ask(page, "Truman");
      await page.locator(".part.sidebar .welcome-view", { hasText: "Nothing here matches" }).waitFor();
      await ask(page, "keller poles");
      await row(page, "Interviewer").waitFor();
      assert.equal(await row(page, "Joseph Stalin").count(), 0);
      await page.keyboard.press("Enter");
      await runCommand(page, "Attest: Clear Speakers Filter");
      await row(page, "Joseph Stalin").waitFor();
    });

    it("narrows the view to the file", async () => {
      await runCommand(page, "Attest: Show Speakers of This File Only");
      await row(page, "Ada Brandt").waitFor({ state: "detached" });
      await row(page, "Joseph Stalin").waitFor();
      await runCommand(page, "Attest: Show Speakers of Whole Workspace");
      await row(page, "Ada Brandt").waitFor();
    });

    it("is shown each statement on the way through the list, and finds all as it was after Escape", async () => {
      await openFile(page, "interview.md", 40);
      await cursorAt(page, "Ln 40, Col 1");
      await runCommand(page, "Attest: Go to Statement…");
      await choose(page, "Kim Il Sung");
      await page.locator(".quick-input-title", { hasText: "Kim Il Sung: " }).waitFor();
      await page.locator(".tab.active", { hasText: "report.md" }).waitFor();
      await page.locator(".view-lines .view-line", { hasText: FIRST_OF_KIM }).first().waitFor();
      await takePicture(page, picture(`${name}-statements-light.png`));
      await page.keyboard.press("Escape");
      await page.locator(".tab.active", { hasText: "interview.md" }).waitFor();
      await cursorAt(page, "Ln 40, Col 1");
    });

    it("goes to the statement with Enter", async () => {
      await runCommand(page, "Attest: Go to Statement…");
      await choose(page, "Pak Hon-yong");
      await page.locator(".quick-input-title", { hasText: "Pak Hon-yong: " }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".tab.active", { hasText: "report.md" }).waitFor();
      await page.locator(".statusbar-item", { hasText: /^Ln 52,/ }).waitFor();
    });

    it("goes to where a speaker is declared", async () => {
      await runCommand(page, "Attest: Go to Speaker…");
      await choose(page, "Ada Brandt");
      await page.locator(".tab.active", { hasText: "interview.md" }).waitFor();
      await page.locator(".statusbar-item", { hasText: /^Ln 6,/ }).waitFor();
    });

    it("sees all of it in a dark theme, too", async () => {
      await darken(page);
      await takePicture(page, picture(`${name}-speakers-dark.png`));
    });

    it("is told what to do in a folder without annotated files", async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "attest-empty-"));
      const empty = await openWorkbench(browser, new URL(`?folder=${encodeURIComponent(folder)}`, address).href);
      try {
        await empty.locator('.activitybar .action-label[aria-label^="Attest"]').click();
        await empty.locator(".welcome-view", { hasText: "No file here is annotated yet" }).waitFor();
        await takePicture(empty, picture(`${name}-speakers-empty.png`));
      } finally {
        await empty.close();
        rmSync(folder, { recursive: true });
      }
    });
  });
}

function rows(page: Page): Locator {
  return page.locator(".part.sidebar .monaco-list-row");
}

function row(page: Page, words: string): Locator {
  return rows(page).filter({ hasText: words }).first();
}

/** Fills in the filter of the view. */
async function ask(page: Page, words: string): Promise<void> {
  const input = page.locator(".quick-input-widget input");
  if (!(await page.locator(".quick-input-title", { hasText: "Filter Speakers" }).isVisible()))
    await runCommand(page, "Attest: Filter Speakers and Statements…");
  await page.locator(".quick-input-title", { hasText: "Filter Speakers" }).waitFor();
  await input.fill(words);
}

/** Chooses from a list, which draws only what is in sight. */
async function choose(page: Page, words: string): Promise<void> {
  await page.locator(".quick-input-title", { hasText: /^Go to / }).waitFor();
  await page.locator(".quick-input-widget input").fill(words);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first().click();
}

/** Waits until the status bar says that the cursor is there. */
async function cursorAt(page: Page, place: string): Promise<void> {
  await page.locator(".statusbar-item", { hasText: new RegExp(`^${place}$`) }).waitFor();
}
