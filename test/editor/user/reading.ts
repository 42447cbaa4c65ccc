import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { openFile, openWorkbench, runCommand, takePicture } from "./workbench";

const TOGGLE = "Attest: Toggle Annotations";
/** On the line between two statements, none of its own. */
const BETWEEN = 40;

/** As the setting has it, dimmed or hidden. */
const QUIET = "opacity < 1 || size === 0";
const PLAIN = "opacity === 1 && size > 0";

/** Reading without the notation: in the editor, and in the preview. */
export function describeReading(browser: Browser, { name, address, preview }: Workbench, picture: Picture): void {
  describe(`A reader, with Attest ${name},`, () => {
    let page: Page;
    const status = () => page.locator(".statusbar-item", { hasText: /Annotations (dimmed|hidden)/ });

    before(async () => {
      page = await openWorkbench(browser, address);
      await openFile(page, "report.md", BETWEEN);
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await takePicture(page, picture(`${name}-reading-failed.png`));
    });

    after(() => page.close());

    it("dims or hides the annotations with the eye above the editor", async () => {
      await page.locator('.part.editor [aria-label^="Toggle Annotations"]').first().click();
      await looks(page, "own-forces", QUIET);
      await looks(page, "We believe", PLAIN);
      await status().waitFor();
    });

    it("sees them plainly where the cursor goes", async () => {
      await openFile(page, "report.md", BETWEEN - 1);
      await looks(page, "own-forces", PLAIN);
      await looks(page, ":::", QUIET);
    });

    it("finds them so when the window is opened anew", async () => {
      await page.reload();
      await page.locator(".monaco-workbench .part.editor").waitFor();
      await openFile(page, "report.md", BETWEEN);
      await looks(page, ":::", QUIET);
      await takePicture(page, picture(`${name}-quiet.png`));
    });

    it("sees them all again, in a text that nothing has changed", async () => {
      await runCommand(page, TOGGLE);
      await looks(page, ":::", PLAIN);
      await status().waitFor({ state: "detached" });
      assert.equal(await page.locator(".tab.dirty").count(), 0);
    });

    it("reads the report in the preview without a brace", async function () {
      if (!preview) return this.skip();
      await runCommand(page, "Markdown: Open Preview");
      const body = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame").locator("body");
      await body.locator(".attest-caption", { hasText: "Joseph Stalin → Kim Il Sung" }).first().waitFor();
      const text = await body.innerText();
      assert.match(text, /a thorough preparation for war was a must/);
      assert.doesNotMatch(text, /[{}]|:::|#claim|speakers:/);
      await body.locator(".attest-statement.code-line[data-line]").first().waitFor();
      await takePicture(page, picture(`${name}-preview.png`));
    });
  });
}

/** Waits until words that are in sight look as `expected` says, in terms of `opacity` and the `size` of letters. */
async function looks(page: Page, words: string, expected: string): Promise<void> {
  await page.waitForFunction(`(${measure})(${JSON.stringify(words)}, ({ opacity, size }) => ${expected})`);
}

/** Runs in the page: whether some piece of a line with the words looks so. */
const measure = `(words, isExpected) => {
  for (const piece of document.querySelectorAll(".view-lines .view-line > span > span")) {
    if (!piece.textContent.replaceAll("\\u00a0", " ").includes(words)) continue;
    const { opacity, fontSize } = getComputedStyle(piece);
    if (isExpected({ opacity: Number(opacity), size: Number.parseFloat(fontSize) })) return true;
  }
  return false;
}`;
