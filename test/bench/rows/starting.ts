import { existsSync, statSync } from "node:fs";
import type { Measuring } from "../row";
import { attest, microsoft, rumdl } from "../servers";
import { timed } from "../timing";

const PACKAGE = "attest.vsix";

/** From the start of the process until it has answered the first request. */
export const starting: Measuring = async function* ({ runs }) {
  for (const start of [attest, microsoft, rumdl]) {
    if (!start) continue;
    const [samples, memory]: [number[], number[]] = [[], []];
    let name = "";
    for (let i = 0; i < runs; i++)
      samples.push(
        await timed(async () => {
          const server = await start(null);
          name = server.name;
          memory.push(server.memory());
          server.stop();
        }),
      );
    yield { what: "start of the server", server: name, unit: "ms", samples, goal: "≤ 150 ms" };
    yield { what: "memory after the start", server: name, unit: "MB", samples: memory, goal: "" };
  }
  if (!existsSync(PACKAGE)) return;
  const samples = [statSync(PACKAGE).size / 1e6];
  yield { what: "the package (.vsix)", server: "Attest", unit: "MB", samples, goal: "≤ 2 MB" };
};
