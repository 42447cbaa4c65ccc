import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { darken, hover, openFile, openWorkbench, takePicture } from "./workbench";

const WORDS = "quick and speedy";

/** What a newcomer does with the sample. */
export function describeUse(browser: Browser, { name, address }: Workbench, picture: Picture): void {
  describe(`A user, with Attest ${name},`, () => {
    let page: Page;

    before(async () => {
      page = await openWorkbench(browser, address);
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await takePicture(page, picture(`${name}-failed.png`));
    });

    after(() => page.close());

    it("sees the quotation without a source underlined", async () => {
      await openFile(page, "report.md", 200);
      await page.locator(".squiggly-warning").first().waitFor();
    });

    it("sees on the words of a statement who says them", async () => {
      await openFile(page, "report.md", 60);
      assert.match(await hover(page, WORDS), /Stalin/);
      await takePicture(page, picture(`${name}-light.png`));
    });

    it("sees it in a dark theme, too", async () => {
      await darken(page);
      await hover(page, WORDS);
      await takePicture(page, picture(`${name}-dark.png`));
    });

    it("sees how many quotations lack a source, and what else there is, in the language status", async () => {
      await page.locator("#status\\.languageStatus").hover();
      await page.locator(".hover-language-status", { hasText: "1 quotation unsourced, 3 other problems" }).waitFor();
    });
  });
}
