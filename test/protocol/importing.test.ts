import { describe, expect, it } from "vitest";
import { IMPORT_TEXT, type ImportTextParams, type ImportTextResult } from "../../server/src/protocol";
import { startClient } from "./client";

const TALK =
  "KIM: The <illegible> is ready.\r\n\r\nPAK: Is it?\r\n\r\nKIM: It is.\r\n\r\nPAK: Good.\r\n\r\nKIM: So.\r\n\r\nKIN: Not so.\r\n";

async function importing(params: ImportTextParams): Promise<ImportTextResult> {
  const client = await startClient();
  return client.connection.sendRequest<ImportTextResult>(IMPORT_TEXT, params);
}

describe("attest/importText", () => {
  it("makes an annotated source of a text that is open nowhere", async () => {
    const result = await importing({ text: TALK, markdown: false, transcription: "talk.txt" });
    expect(result).toMatchObject({ speakers: 2, doubtful: [] });
    expect(result).toHaveProperty("text", expect.stringContaining("KIM: The \\<illegible> is ready.\r\n"));
    expect(result).toHaveProperty("text", expect.stringMatching(/^---\r\ntranscription: talk\.txt\r\nspeakers:\r\n/));
  });

  it.each([
    ["an empty text", { text: "", markdown: false, transcription: null }, "there is no text in it"],
    [
      "an annotated source",
      { text: "---\nattest: 1\n---\nWords.\n", markdown: true, transcription: "a.md" },
      "this is an annotated source already",
    ],
  ])("refuses %s with a reason", async (_, params, refused) => expect(await importing(params)).toEqual({ refused }));
});
