import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { Picture, Workbench } from "./index";
import { hover, openFile, openWorkbench, takePicture } from "./workbench";

const TOLD = "Attest's language server stopped and has been started again. Nothing is lost.";

/** What a user sees when the server is killed, twice; as a Web Worker it cannot be. */
export function describeFaults(browser: Browser, { name, runsFrom, address }: Workbench, picture: Picture): void {
  if (runsFrom === null) return;
  describe(`A user whose language server is killed, with Attest ${name},`, () => {
    let page: Page;

    before(async () => {
      page = await openWorkbench(browser, address);
      await openFile(page, "report.md", 60);
      await hover(page, "quick and speedy");
    });

    after(() => page.close());

    it("is told that it has been started again", async () => {
      killServers(runsFrom);
      const toast = page.locator(".notification-toast", { hasText: TOLD });
      await toast.waitFor();
      await takePicture(page, picture("restarted.png"));
      await toast.hover();
      await toast.locator(".codicon-notifications-clear").first().click();
      await toast.waitFor({ state: "detached" });
    });

    it("has everything there again", async () => {
      assert.match(await hover(page, "quick and speedy"), /Stalin/);
    });

    it("is not told a second time", async () => {
      killServers(runsFrom);
      await page.mouse.move(0, 0);
      assert.match(await hover(page, "quick and speedy"), /Stalin/);
      assert.equal(await page.locator(".notification-toast").count(), 0);
    });
  });
}

/** Kills the language servers that run from an extension installed in `folder`. */
function killServers(folder: string): void {
  const isServer = (word: string) => word.startsWith(folder) && word.endsWith("/dist/server.js");
  const servers = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && commandOf(pid).some(isServer));
  assert.ok(servers.length > 0, "a language server runs");
  for (const pid of servers) process.kill(Number(pid), "SIGKILL");
}

/** The words of a process's command line; none where it has ended. */
function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
