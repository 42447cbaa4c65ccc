import { existsSync } from "node:fs";
import { onPath } from "./processes.mjs";

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
];

/** A Chromium or Chrome of this machine; null if there is none. */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  return (
    onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable") ??
    PLACES.find((place) => existsSync(place)) ??
    null
  );
}

/** Starts it without a window. */
export async function launchChromium(executablePath) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: FLAGS });
}
