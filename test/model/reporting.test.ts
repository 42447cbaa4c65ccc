import { describe, expect, test } from "vitest";
import type { AnnotatedSource } from "../../server/src/model/annotatedSource";
import { read, words } from "./reading";

/** `stalin (explicit)` of each quotation, `–` where nothing is suggested. */
function suggested(source: AnnotatedSource): string {
  return source.quotations.map(({ suggestion }) => drawn(suggestion)).join(" ");
}

function drawn(suggestion: AnnotatedSource["quotations"][number]["suggestion"]): string {
  return suggestion ? `${suggestion.speaker}${suggestion.kind === "pronoun" ? "*" : ""}` : "–";
}

/** `stalin: He said that the war would be short.`; a star where a pronoun or an elided subject stands for the speaker. */
function reported(body: string, own = ""): string[] {
  const source = read(body, own);
  return source.indirectSpeech.map((speech) => `${drawn(speech.suggestion)}: ${words(source, speech)}`);
}

const QUOTATIONS: Readonly<Record<string, readonly (readonly [text: string, who: string])[]>> = {
  "a clause after the quotation": [
    ["“The war should be quick and speedy,” Stalin stressed.", "stalin"],
    ["“We want to rely on our own forces,” said Kim Il Sung.", "kim"],
    ["“Will the Americans interfere?” asked Comrade Stalin.", "stalin"],
    ["“Will the Americans interfere?” Stalin asked.", "stalin"],
    ["“They will not dare!” exclaimed Kim, rising from his chair.", "kim"],
    ["“We agree”, said Mao.", "mao"],
    ["“We can do it,” Pak Hon-yong, who had said nothing so far, replied.", "pak"],
    ["“We can do it,” Pak Hon-yong quietly replied.", "pak"],
    ["“We can do it,” old Kim had said.", "kim"],
    ["“We can do it,” Mr. Franklin answered.", "franklin"],
    ["“We must have ‘guarantees,’” said Stalin.", "stalin –"],
    ["“Who is to pay?” was Stalin’s reply.", "stalin"],
    ["“I cannot sleep,” Kim confided to Stalin.", "kim"],
    ["“I will go,” offered Kim Il-sung.", "kim"],
  ],
  "a clause before it": [
    ["Stalin said: “The war should be quick and speedy.”", "stalin"],
    ["Stalin, who had just returned from the south, said, “The war should be quick.”", "stalin"],
    ["Turning to Kim, Stalin said, “You have to form elite divisions.”", "stalin"],
    ["Stalin told Kim Il Sung, “You have to form elite divisions.”", "stalin"],
    ["Stalin confirmed to Kim Il Sung that the “international environment has sufficiently changed.”", "stalin"],
    ["Stalin pointed to the victory in China as having “improved the environment for actions in Korea.”", "stalin"],
    ["Mao went on to say that “the Korean comrades need not fear the Americans.”", "mao"],
    ["Kim expressed his firm opinion that “the Americans will not risk a big war.”", "kim"],
    ["Kim gave an account of “the growing guerrilla movement in the South.”", "kim"],
    ["According to Kim Il Sung, the war would be “won in three days.”", "kim"],
    ["In the words of Mao Zedong, they were “as close as lips and teeth.”", "mao"],
    ["In Stalin’s view, the mood was “not to interfere in Asia.”", "stalin"],
    ["Stalin’s view was that the mood was “not to interfere in Asia.”", "stalin"],
    ["Stalin’s reply was, “Who is to pay?”", "stalin"],
    ["Stalin’s answer was short and clear: “Who is to pay?”", "stalin"],
    ["Stalin growled that it was “a great mistake to be so sure.”", "stalin"],
    ["Stalin exploded: “I have had enough of this!”", "stalin"],
    ["As Stalin put it, “the environment has sufficiently changed.”", "stalin"],
    ["Stalin dismissed the plan as “a pious hope, nothing more.”", "stalin"],
    ["Stalin described the note, when it came, as “an ultimatum in all but name.”", "stalin"],
    ["Stalin cabled to Kim that “the enemy has crossed the river again.”", "stalin"],
    ["Stalin opened the session by saying that “there was nothing new to report.”", "stalin*"],
    ["Il Sung said, “We shall win.”", "kim"],
    ["Stalin told Kim “not to wait for the Chinese comrades.”", "stalin"],
    ["As Secretary of State Franklin remarked to Kim, “it is impossible to wait.”", "franklin"],
    ["Stalin said:\n\n> The war should be quick and speedy.", "stalin"],
    ["Stalin put the matter thus, and Kim said:\n\n“The war will be won in three days.”", "kim"],
  ],
  "a clause inside it": [
    ["“The war,” Stalin stressed, “should be quick and speedy.”", "stalin"],
    [
      "“The war should be quick,” Stalin stressed. “They should not have time to come to their senses.”",
      "stalin stalin",
    ],
  ],
  "among several turns": [
    ["“We agree.” “So do we.” “It is late,” said Stalin; “but we must go on.”", "– – stalin stalin"],
    ["“We agree.” “So do we.” “It is late,” said Stalin. “But we must go on.”", "– – stalin –"],
  ],
  "several in one sentence": [
    [
      "Stalin explained that China was “no longer busy with fighting” and had “troops which can be utilized.”",
      "stalin stalin",
    ],
    ["“We agree on all the points,” said Kim, and Mao said, “So it shall be done.”", "kim mao"],
    ["Stalin asked, “Who will pay?” Mao answered, “Not we.”", "stalin mao"],
  ],
  "pronouns and elided subjects": [
    ["Stalin received the guests. “The war should be quick,” he said.", "stalin*"],
    ["Stalin gave his approval. He pointed to the danger of “a long and costly war.”", "stalin*"],
    [
      "Kim reiterated that victory would be easy. “They won't have time to\n\nprepare,” he insisted, “and we shall win.”",
      "kim*",
    ],
    ["Stalin urged Kim to consult Mao and added that “the Chinese leader understands the East.”", "stalin*"],
    ["Stalin nodded and said, “The war should be quick.”", "stalin*"],
    ["“The war should be quick,” said Stalin. He paused. “It must not fail,” he added.", "stalin stalin*"],
    ["Stalin agreed to the plan, adding that “the Chinese comrades must be asked.”", "stalin*"],
  ],
  "nobody, where it is not safe": [
    ["The envoy came in. “The war should be quick,” he said.", "–"],
    ["Stalin came in with Mrs. Smith. “The war should be quick,” she said.", "–"],
    ["Stalin came in with Mr. Smith. “The war should be quick,” he said.", "–"],
    ["Stalin came in. “The war should be quick,” said he to Stalin.", "–"],
    ["Neither Kim nor Stalin said that “the war should be quick and speedy.”", "–"],
    ["The tone of Stalin’s reply was “loud and clear to everybody.”", "–"],
    ["Kim and Stalin conferred. “The war should be quick,” he said.", "–"],
    ["Comrade Kim and Comrade Stalin said that “the war should be quick and speedy.”", "–"],
    ["Kim and Stalin said that “the war should be quick and speedy.”", "–"],
    ["They said that “the war should be quick and speedy.”", "–"],
    ["It was agreed that “the war should be quick and speedy.”", "–"],
    ["Stalin did not say that “the war should be quick and speedy.”", "–"],
    ["Stalin never said, “The war should be quick.”", "–"],
    ["Stalin was told that “the war should be quick and speedy.”", "–"],
    ["The interpreter of Stalin said, “The war should be quick.”", "–"],
    ["Stalin’s interpreter said, “The war should be quick.”", "–"],
    ["Mrs. Stalin said, “The war should be quick.”", "–"],
    ["“The war should be quick,” said Stalin’s interpreter.", "–"],
    ["“The war should be quick,” said a certain Kim of whom we know nothing.", "–"],
    ["If Stalin said that “the war should be quick”, nobody heard it.", "–"],
    ["Molotov said, “The war should be quick.”", "–"],
    ["Stalin smiled. “The war should be quick.”", "–"],
    ["“We agree.” “So do we.” Stalin rose.", "– –"],
    ["Stalin’s so-called “pros” and “cons” of the war.", "– –"],
    ["Stalin had read “Should We Fear This?” on the train.", "–"],
    ["Stalin mentioned “War and Peace” to his guests.", "–"],
    ["According to information from Washington, the mood was “not to interfere.”", "–"],
  ],
  "what others ask, told by one whom they ask": [
    ["Kim asked Stalin, “Will you help us?”", "kim"],
    ["“Will you help us?” Kim asked Stalin.", "kim"],
    ["“Will you help us?” Kim asked him.", "kim"],
  ],
  "a quotation in a quotation": [
    ["“Mao said, ‘We shall send troops to Korea,’ and he kept his word,” Kim recalled.", "kim mao"],
    ["But “Stalin repeated that the USSR was not ready to get involved in Korea.”", "stalin"],
    ["Kim said, “Stalin repeated that the USSR was not ready to get involved.”", "kim"],
  ],
};

describe("a quotation's speaker, by the reporting clause", () => {
  for (const [what, rows] of Object.entries(QUOTATIONS)) {
    test.each(rows)(`${what}: %s`, (text, who) => expect(suggested(read(text))).toBe(who));
  }
});

test.each([
  ["The Chairman opened the meeting. “We have a full agenda,” the Chairman said.", "molotov"],
  ["“We have a full agenda,” said the Chairman.", "molotov"],
  ["“We have a full agenda,” the chairman, Mr. Molotov, said.", "molotov"],
])("a role that one speaker has names that speaker: %s", (text, who) => {
  const start = "---\nspeakers:\n  molotov: {name: Vyacheslav Molotov, role: Chairman of the Committee}\n---\n\n";
  expect(suggested(read(text)).split(" ").at(-1)).toBe("–");
  expect(
    suggested(read(text, "", start))
      .split(" ")
      .at(-1),
  ).toBe(who);
});

test.each([
  ["“We are in armed conflict,” said Sir Anthony.", "eden"],
  ["“France cannot be France without greatness,” De Gaulle declared.", "gaulle"],
  ["In the President’s view, they were “playing a double game.”", "roosevelt"],
  ["“We have no information,” Dulles said.", "–"],
  ["“We have no information,” J. F. Dulles said.", "jfd"],
  ["MENDÈS-FRANCE said that “the war must end in a month.”", "mendes"],
])("parts of names, as history writes them: %s", (text, who) => {
  const start = `---
speakers:
  eden: Sir Anthony Eden
  gaulle: Charles de Gaulle
  roosevelt: {name: Franklin D. Roosevelt, role: President}
  jfd: {name: John Foster Dulles, aliases: [J. F. Dulles]}
  awd: Allen W. Dulles
  mendes: Pierre Mendès-France
---

`;
  expect(suggested(read(text, "", start))).toBe(who);
});

test.each([
  [
    "Comrade Stalin emphasized that a thorough preparation was a must.",
    ["stalin: Comrade Stalin emphasized that a thorough preparation was a must."],
  ],
  [
    "Stalin said that Americans won't interfere. They will not risk a big war. The delegation left Moscow in April.",
    ["stalin: Stalin said that Americans won't interfere. They will not risk a big war."],
  ],
  [
    "He came late. Stalin urged Kim to consult with Mao and mentioned that the Chinese leader knew the East.",
    ["stalin: Stalin urged Kim to consult with Mao", "stalin*: and mentioned that the Chinese leader knew the East."],
  ],
  [
    "Mao's triumph, Stalin elaborated, is also important.",
    ["stalin: Mao's triumph, Stalin elaborated, is also important."],
  ],
  [
    "Stalin suggested that Mao be asked, and Kim thought that he would agree.",
    ["stalin: Stalin suggested that Mao be asked", "kim: Kim thought that he would agree."],
  ],
  ["“The war should be quick,” Stalin stressed.", []],
  ["Stalin did not say that the war would be short.", []],
  ["It was agreed that the army would be mobilized.", []],
  ["Stalin arrived in April. He left in May.", []],
  ["Strictly speaking, Stalin had no choice.", []],
  ["Kim made no reply to the letter.", []],
])("indirect speech: %s", (text, expected) => expect(reported(text)).toEqual(expected));

test("what is reported within a statement names it", () => {
  const source = read("[Mao said that China would send troops.]{speaker=kim}");
  expect(source.indirectSpeech.map(({ statement }) => statement)).toEqual([0]);
});

test("a mark wins over a statement around it, and both over the clause, which stays beside", () => {
  const speaker = (text: string) =>
    read(text).quotations.map((each) => [...each.speakers, each.speakerFrom, drawn(each.suggestion)].join(" "));
  expect(speaker("[“We agree on this,”]{speaker=mao} Stalin said.")).toEqual(["mao marked stalin"]);
  expect(speaker("[He recalled that Stalin had said, “We agree on this.”]{speaker=kim}")).toEqual([
    "kim enclosing stalin",
  ]);
  expect(speaker("“We agree on this,” Stalin said.")).toEqual(["stalin inferred stalin"]);
});

const LABELLED: readonly (readonly [text: string, who: string])[] = [
  ["Kim: Mao told me “we will help you” twice.", "mao inferred in 0"],
  ["Kim: We agree. He spoke of “the friends in need we all have.”", "– null in 0"],
  ["::: {.commentary}\n\n“The war should be quick,” Stalin said.\n\n:::", "stalin inferred in null"],
  ["# “We agree on this,” Stalin said", "– null in null"],
  ["A word.[^1]\n\n[^1]: “We agree on this,” Stalin said.", "stalin inferred in null"],
  ["> We agree on this.", "– null in null"],
];

test.each(LABELLED)("whose it is: %s", (text, who) => {
  const [{ speakers, speakerFrom, statement }] = read(text).quotations as [AnnotatedSource["quotations"][number]];
  expect(`${speakers.join(" ") || "–"} ${speakerFrom} in ${statement}`).toBe(who);
});

test("nobody is suggested where nobody is declared", () => {
  const text = "“The war should be quick,” Stalin said.";
  expect(suggested(read(text, "", "---\nattest: 1\n---\n\n"))).toBe("–");
});

test("the number after No. goes on in its sentence; an answer No. does not", () => {
  expect(reported("Stalin said that Order No. 270 was in force.")).toEqual([
    "stalin: Stalin said that Order No. 270 was in force.",
  ]);
  expect(reported("Stalin said no. No. The army left in May.")).toEqual([]);
});

test("only languages whose clauses are known get suggestions", () => {
  const text = "“The war should be quick,” Stalin said.";
  expect(suggested(read(text, "lang: en-GB\n"))).toBe("stalin");
  expect(suggested(read(text, "lang: de\n"))).toBe("–");
  expect(suggested(read("„Wir sind einverstanden“, sagte Stalin.", "lang: de\n"))).toBe("–");
});

test.each([
  "“😀😀 We agree to it,” Stalin said.",
  "“We agree,”\r\nStalin said.\r\n",
  "“e\u0301tat is we,” Stalin said.",
  "",
  "“",
  "said",
  "Stalin said",
  "said Stalin “",
  "“a,” said",
])("odd text is read as any other: %j", (text) => {
  for (const { suggestion } of read(text).quotations) {
    if (suggestion) expect(words(read(text), suggestion.clause)).toBe("Stalin said");
  }
});
