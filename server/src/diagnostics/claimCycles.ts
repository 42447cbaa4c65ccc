import type { Declarations } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { Workspace } from "../workspace/workspace";
import { cyclesAmong } from "./cycles";

/** `claim.cycle`: claims that support themselves, each cycle told once: at the claim whose id comes first. */
export function* claimCycles(workspace: Workspace, uri: string, { claims }: Declarations): Generator<Problem> {
  const supports = (id: string) =>
    workspace.declaration("claim", id, uri)?.value.supports.map(({ value }) => value) ?? [];
  const own = new Map(claims.map((claim) => [claim.id, claim]));
  for (const cycle of cyclesAmong([...own.keys()], supports)) {
    const first = own.get([...cycle].sort()[0]!);
    if (!first) continue;
    const start = cycle.indexOf(first.id);
    const names = [...cycle.slice(start), ...cycle.slice(0, start), first.id].map((id) => `“${id}”`).join(" → ");
    const message = `This claim supports itself: ${names}. Take away the support that is wrong.`;
    yield { code: "claim.cycle", message, from: first.from, to: first.to };
  }
}
