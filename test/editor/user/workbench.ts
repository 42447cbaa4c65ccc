import type { Browser, Locator, Page } from "playwright-core";

const SIZE = { width: 1200, height: 700 };

/** The workbench of VS Code in a page, as a user sees it; `sharpness` is the number of pixels in a picture to one on the screen. */
export async function openWorkbench(browser: Browser, address: string, sharpness = 2): Promise<Page> {
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: sharpness });
  await page.goto(address);
  await page.locator(".monaco-workbench .part.editor").waitFor();
  return page;
}

/** Opens a file by its name, at a line, or `line:column`, with quick open. */
export async function openFile(page: Page, name: string, line: number | string = 1): Promise<void> {
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

/** Changes to a dark theme: once more if the command was lost, as it is where the list of commands is drawn anew under the click. */
export async function darken(page: Page): Promise<void> {
  const dark = page.locator(".monaco-workbench.vs-dark");
  for (let attempt = 1; ; attempt++) {
    await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
    try {
      return await dark.waitFor({ timeout: PATIENCE });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** A picture of what is there once all has faded in. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: "disabled" });
}

const ATTEMPTS = 6;
const PATIENCE = 5_000;

/**
 * Rests the pointer on words that are in sight; what the hover says that comes up. Where lines move meanwhile, as a lens is drawn
 * above them, the editor takes the hover away again: then it is asked for once more.
 */
export async function hover(page: Page, words: string): Promise<string> {
  const shown = page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
  for (let attempt = 1; ; attempt++) {
    const { x, y } = await placeOf(page, words);
    await page.mouse.move(x, y + 1);
    await page.mouse.move(x, y);
    try {
      await shown.waitFor({ timeout: PATIENCE });
      return await page.locator(".monaco-hover:not(.hidden)").first().innerText({ timeout: PATIENCE });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await page.mouse.move(0, 0);
    }
  }
}

/** Rests the pointer on a row until its tooltip says these words: a list that is drawn anew meanwhile shows none. */
export async function tooltip(page: Page, row: Locator, words: string): Promise<void> {
  const shown = page.locator(".monaco-hover", { hasText: words }).first();
  for (let attempt = 1; ; attempt++) {
    await row.hover();
    try {
      return await shown.waitFor({ timeout: PATIENCE });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await page.mouse.move(0, 0);
    }
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of words on the screen; they stand within one line as it is wrapped, in a font of equal widths. */
async function placeOf(page: Page, words: string): Promise<Place> {
  const found = await page.waitForFunction(`(${findWords})(${JSON.stringify(words)})`);
  return (await found.jsonValue()) as Place;
}

/** Runs in the page, at each frame until it finds them: between finding a line and measuring it, it may be drawn anew. */
const findWords = `(words) => {
  for (const line of document.querySelectorAll(".view-lines .view-line > span")) {
    const text = (line.textContent ?? "").replaceAll("\u00a0", " ");
    const at = text.indexOf(words);
    const box = line.getBoundingClientRect();
    if (at < 0 || box.width === 0) continue;
    const x = box.x + (box.width * (at + words.length / 2)) / text.length;
    return { x, y: box.y + box.height / 2 };
  }
  return null;
}`;
