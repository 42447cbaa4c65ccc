import assert from "node:assert/strict";
import type { Browser, Locator, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { darken, openFile, openWorkbench, runCommand, takePicture } from "./workbench";

/** What a historian does who asks where all this comes from. */
export function describeSources(browser: Browser, { name, address }: Workbench, picture: Picture): void {
  describe(`A user who asks for sources, with Attest ${name},`, () => {
    let page: Page;

    before(async () => {
      page = await openWorkbench(browser, address);
      await openFile(page, "report.md", 54);
      await runCommand(page, "Attest: Focus on Sources View");
      await page.locator(".pane-header", { hasText: "Speakers" }).click();
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await takePicture(page, picture(`${name}-sources-failed.png`));
    });

    after(() => page.close());

    it("sees the sources of the folder by author", async () => {
      for (const author of ["Bajanov, Evgueni", "Weathersby, Kathryn", "Without an author"])
        await row(page, author).waitFor();
    });

    it("follows the chain of a source from the page in hand up to the archive", async () => {
      await choose(page, "International Department");
      await page.keyboard.press("ArrowRight");
      await open(page, "Report on Kim Il Sung");
      await row(page, "Rests on").waitFor();
      await row(page, "held at Archive of the President").waitFor();
      await open(page, "cited in Bajanov");
      await row(page, "quoted in Weathersby 2002").waitFor();
      await takePicture(page, picture(`${name}-sources-light.png`));
    });

    it("goes to a place where the source is cited, and sees which citation the cursor is on", async () => {
      await row(page, "report.md:56").waitFor();
      await row(page, "report.md:60").click();
      await page.locator(".statusbar-item", { hasText: /^Ln 60,/ }).waitFor();
      await page.locator(".part.sidebar .monaco-list-row.selected", { hasText: "report.md:60" }).waitFor();
    });

    it("sees in the tooltip what the hover on a citation says", async () => {
      await row(page, "Report on Kim Il Sung").hover();
      const tooltip = page.locator(".monaco-hover", { hasText: "held at Archive of the President" });
      await tooltip.waitFor();
      assert.match(await tooltip.innerText(), /Cited \d+ times/);
    });

    it("groups by archive, and finds it so when the window is opened anew", async () => {
      await runCommand(page, "Attest: Change Grouping of Sources…");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "Archive" }).first().click();
      await row(page, "In no archive").waitFor();
      await Promise.all([page.waitForEvent("load"), runCommand(page, "Developer: Reload Window")]);
      await row(page, "In no archive").waitFor();
      await row(page, "Archive of the President").waitFor();
    });

    it("filters, and is told where nothing is left", async () => {
      await ask(page, "no such words");
      await page.locator(".part.sidebar .welcome-view", { hasText: "Nothing here matches" }).waitFor();
      await ask(page, "weathersby fear");
      await row(page, "Should We Fear This").waitFor();
      assert.equal(await row(page, "Archive of the President").count(), 0);
      await page.keyboard.press("Enter");
      await runCommand(page, "Attest: Clear Sources Filter");
      await row(page, "Archive of the President").waitFor();
    });

    it("sees all of it in a dark theme, too", async () => {
      await openFile(page, "report.md", 54);
      await darken(page);
      await takePicture(page, picture(`${name}-sources-dark.png`));
    });
  });
}

function row(page: Page, words: string): Locator {
  return page.locator(".part.sidebar .monaco-list-row").filter({ hasText: words }).first();
}

async function choose(page: Page, words: string): Promise<void> {
  await row(page, words).locator(".label-name").click();
}

/** Opens what is under a row, if it is closed. */
async function open(page: Page, words: string): Promise<void> {
  const found = row(page, words);
  await found.waitFor();
  if ((await found.getAttribute("aria-expanded")) === "false") await found.locator(".monaco-tl-twistie").click();
  await page.locator('.part.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: words }).waitFor();
}

/** Fills in the filter of the view. */
async function ask(page: Page, words: string): Promise<void> {
  const title = page.locator(".quick-input-title", { hasText: "Filter Sources" });
  if (!(await title.isVisible())) await runCommand(page, "Attest: Filter Sources…");
  await title.waitFor();
  await page.locator(".quick-input-widget input").fill(words);
}
