import type { Browser, Locator, Page } from "playwright-core";

const SIZE = { width: 1200, height: 700 };

/** The workbench of VS Code in a page, as a user sees it. */
export async function openWorkbench(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2 });
  await page.goto(address);
  await page.locator(".monaco-workbench .part.editor").waitFor();
  return page;
}

/** Opens a file by its name, at a line, with quick open. */
export async function openFile(page: Page, name: string, line = 1): Promise<void> {
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget input").fill(name);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor();
  await page.locator(".quick-input-widget input").fill(`${name}:${line}`);
  await page.keyboard.press("Enter");
  await page.locator(".tab.active", { hasText: name }).waitFor();
}

/** Runs a command of the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

/** A picture of what is there once all has faded in. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: "disabled" });
}

/** Rests the pointer on words that are in sight; the hover that comes up. */
export async function hover(page: Page, words: string): Promise<Locator> {
  const { x, y } = await placeOf(page, words);
  await page.mouse.move(x, y);
  const shown = page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
  await shown.waitFor();
  return page.locator(".monaco-hover:not(.hidden)").first();
}

/** The middle of words on the screen; they stand within one line as it is wrapped, in a font of equal widths. */
async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const line = page.locator(".view-lines .view-line > span", { hasText: words }).first();
  await line.waitFor();
  const text = ((await line.textContent()) ?? "").replaceAll("\u00a0", " ");
  const box = await line.boundingBox();
  if (!box) throw new Error(`“${words}” is not in sight.`);
  const middle = text.indexOf(words) + words.length / 2;
  return { x: box.x + (box.width * middle) / text.length, y: box.y + box.height / 2 };
}
