import { type Disposable, FileDecoration, Uri, window } from "vscode";
import type { ListedSource } from "../../../server/src/protocol";

const SCHEME = "attest-source";

const UNVERIFIABLE = "It is quoted, and its text is not here: quotations from it are not compared.";
const INCOMPLETE = "It is cited, and lacks what a note for it needs.";

/** By the path of the URI that stands for them. */
const BADGES: Readonly<Record<string, readonly [badge: string, why: string]>> = {
  "/unverifiable": ["?", UNVERIFIABLE],
  "/incomplete": ["!", INCOMPLETE],
  "/both": ["!?", `${INCOMPLETE} ${UNVERIFIABLE}`],
};

/** What stands for the badges of a source: VS Code asks by URI. Undefined for one that has none. */
export function badgeOf({ incomplete, unverifiable }: ListedSource): Uri | undefined {
  if (!incomplete && !unverifiable) return undefined;
  if (incomplete && unverifiable) return Uri.from({ scheme: SCHEME, path: "/both" });
  return Uri.from({ scheme: SCHEME, path: incomplete ? "/incomplete" : "/unverifiable" });
}

/** Shows badges beside sources of which something is wanting. */
export function showSourceBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, path }) {
      const badge = scheme === SCHEME ? BADGES[path] : undefined;
      return badge && new FileDecoration(...badge);
    },
  });
}
