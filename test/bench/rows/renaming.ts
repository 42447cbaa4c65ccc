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
    (root) => annotatedFiles(root, files, (i) => (isUser(i) ? "[Guests say so.]{speaker=guest}\n" : "")),
    async function* (root) {
      const server = await attest(root);
      await scanned(server);
      const uri = "untitled:guest.md";
      await opened(server, uri, HEAD);
      const position = { line: 2, character: 3 };
      const samples = await repeated(Math.max(2, runs / 4), () =>
        server.ask("textDocument/rename", { textDocument: { uri }, position, newName: "visitor" }),
      );
      const what = `rename of a speaker in ${users} of ${files} files`;
      yield { what, server: server.name, unit: "ms", samples, goal: "≤ 1 s" };
      server.stop();
    },
  );
};
