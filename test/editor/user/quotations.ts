import type { Browser, Locator, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { darken, openFile, openWorkbench, runCommand, takePicture, tooltip } from "./workbench";

/** What somebody does who checks quotations against their sources. */
export function describeQuotations(browser: Browser, { name, address }: Workbench, picture: Picture): void {
  describe(`A user who checks quotations, with Attest ${name},`, () => {
    let page: Page;

    before(async () => {
      page = await openWorkbench(browser, address);
      await openFile(page, "report.md", 56);
      await runCommand(page, "View: Show Attest");
      await page.locator(".part.sidebar .pane-header", { hasText: "Speakers" }).click();
      await page.locator(".part.sidebar .pane-header", { hasText: "Quotations" }).click();
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await takePicture(page, picture(`${name}-quotations-failed.png`));
    });

    after(() => page.close());

    it("sees for each file what came of them, and those that want a look first", async () => {
      const file = row(page, /report\.md.*1 altered.*verified/s);
      await file.waitFor();
      await expand(page, file);
      await row(page, "can devote attention").waitFor();
    });

    it("reads in the tooltip which word differs", async () => {
      await tooltip(page, row(page, "can devote attention"), "Altered");
      await takePicture(page, picture(`${name}-quotations-light.png`));
      await page.keyboard.press("Escape");
    });

    it("goes to the quotation with a click", async () => {
      await openFile(page, "interview.md", 3);
      await row(page, "can devote attention").click();
      await page.locator(".tab.active", { hasText: "report.md" }).waitFor();
      await page.locator(".statusbar-item", { hasText: /^Ln 56,/ }).waitFor();
    });

    it("filters by the verdict", async () => {
      await runCommand(page, "Attest: Filter Quotations…");
      await page.locator(".quick-input-title", { hasText: "Filter Quotations" }).waitFor();
      await page.locator(".quick-input-widget input").fill("altered");
      await row(page, /report\.md\s*1 altered$/).waitFor();
      await page.keyboard.press("Enter");
      await runCommand(page, "Attest: Clear Quotations Filter");
      await row(page, /report\.md.*verified/s).waitFor();
    });

    it("groups them by source", async () => {
      await runCommand(page, "Attest: Group Quotations by Source");
      await row(page, /Report on Kim Il Sung/).waitFor();
      await takePicture(page, picture(`${name}-quotations-by-source.png`));
      await runCommand(page, "Attest: Group Quotations by File");
      await row(page, /report\.md/).waitFor();
    });

    it("has all compared again, and is told what came of it", async () => {
      await runCommand(page, "Attest: Compare All Quotations Again");
      await page.locator(".notification-list-item-message", { hasText: /Quotations: 1 altered/ }).waitFor();
    });

    it("sees all of it in a dark theme, too", async () => {
      await darken(page);
      await takePicture(page, picture(`${name}-quotations-dark.png`));
    });
  });
}

function row(page: Page, words: string | RegExp): Locator {
  return page.locator(".part.sidebar .monaco-list-row").filter({ hasText: words }).first();
}

/** Opens a row, if it is not open. */
async function expand(page: Page, of: Locator): Promise<void> {
  if ((await of.getAttribute("aria-expanded")) === "true") return;
  await of.click();
  await page.keyboard.press("ArrowRight");
}
