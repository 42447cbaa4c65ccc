import { writeFileSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import { opened } from "../document";
import { annotatedFiles, inFolder } from "../folders";
import type { Measuring } from "../row";
import { attest } from "../servers";
import { repeated } from "../timing";
import { scanned } from "./scanning";

const HEAD = "---\nspeakers:\n  guest: A guest\n---\n\n[Words.]{speaker=guest}\n";

/** A speaker is renamed who is declared in one file and speaks in one of ten. */
export const renaming: Measuring = async function* ({ small, runs }) {
  const [files, users] = small ? [60, 6] : [10_000, 1_000];
  const isUser = (i: number) => i % Math.round(files / users) === 0;
  yield* inFolder(
    (root) => {
      annotatedFiles(root, files, (i) => (isUser(i) ? "[Guests say so.]{speaker=guest}\n" : ""));
      writeFileSync(path.join(root, "guest.md"), HEAD);
    },
    async function* (root) {
      const server = await attest(root);
      await scanned(server);
      const uri = URI.file(path.join(root, "guest.md")).toString();
      await opened(server, uri, HEAD);
      const position = { line: 2, character: 3 };
      const samples = await repeated(Math.max(2, runs / 4), async () => {
        const params = { textDocument: { uri }, position, newName: "visitor" };
        const { documentChanges } = await server.ask<{ documentChanges: unknown[] }>("textDocument/rename", params);
        if (documentChanges.length !== users + 1) throw new Error(`${documentChanges.length} files would be changed`);
      });
      const what = `rename of a speaker in ${users} of ${files} files`;
      yield { what, server: server.name, unit: "ms", samples, goal: "≤ 1 s" };
      server.stop();
    },
  );
};
