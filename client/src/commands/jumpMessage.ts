import type { AdjacentStatementParams, AdjacentStatementResult, MissingStatement } from "../../../server/src/protocol";

/** What the status bar says after a jump; why there was none is said in a message. */
export function jumpMessage(answer: AdjacentStatementResult, direction: AdjacentStatementParams["direction"]): string {
  if (!("location" in answer)) return MISSING[answer.found];
  const { name, number, total } = answer;
  const counted = `${name}: statement ${number} of ${total}`;
  if (answer.found === "only") return `${counted}, there is no other`;
  if (answer.found === "nearest") return `The nearest statement – ${counted}`;
  if (answer.found === "adjacent") return counted;
  return `${counted}, from the ${direction === "next" ? "beginning" : "end"} again`;
}

const MISSING: Record<MissingStatement["found"], string> = {
  nobody: "It is not known who says this. Name the speaker to move between the statements.",
  none: "Nobody says anything here yet. Say whose words are whose with {speaker=…} or a label.",
};
