import { type Disposable, FileDecoration, Uri, window } from "vscode";
import type { ListedSource } from "../../../server/src/protocol";

const SCHEME = "attest-source";

/** What stands for the badges of a source: VS Code asks by URI. Undefined for one that has none. */
export function badgeOf({ unverifiable }: ListedSource): Uri | undefined {
  return unverifiable ? Uri.from({ scheme: SCHEME, path: "/unverifiable" }) : undefined;
}

/** Shows badges beside sources of which something is wanting. */
export function showSourceBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, path }) =>
      scheme === SCHEME && path === "/unverifiable"
        ? new FileDecoration("?", "It is quoted, and its text is not here: quotations from it are not compared.")
        : undefined,
  });
}
