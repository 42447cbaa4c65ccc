import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json";

const { commands, keybindings, menus, viewsWelcome } = manifest.contributes;

/** Words that VS Code writes small within a title. */
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to)$/;

/** Keys that VS Code gives to commands of its own in an editor; a chord is known by its second key. */
const TAKEN =
  /^(?:(?:shift\+)?(?:alt\+)?f(?:8|9|12)|(?:shift\+)?f\d+|ctrl\+[a-z]|ctrl\+shift\+[a-z]|ctrl\+k ctrl\+.*)$/;

describe("the commands of the extension", () => {
  it.each(commands)("$command is in the category Attest, with a title as VS Code writes it", ({ category, title }) => {
    expect(category).toBe("Attest");
    for (const word of title.split(" ").slice(1)) expect(SMALL.test(word) || /^\p{Lu}/u.test(word), word).toBe(true);
  });

  it.each(keybindings)("$command has keys where one annotates, none of VS Code's own", ({ command, key, when }) => {
    expect(commands.map((each) => each.command)).toContain(command);
    expect(key).not.toMatch(TAKEN);
    expect(when).toContain("editorTextFocus");
  });

  it("menus and the texts of empty views name commands that exist", () => {
    const known = new Set(commands.map(({ command }) => command));
    const inMenus = Object.values(menus).flatMap((items) =>
      items.flatMap((item) => ("command" in item ? item.command : [])),
    );
    const inTexts = viewsWelcome.flatMap(({ contents }) => [...contents.matchAll(/\(command:(attest\.[\w.]+)\)/g)]);
    for (const command of [...inMenus, ...inTexts.map(([, command]) => command!)]) expect(known).toContain(command);
  });

  it("buttons above the view and in its rows have icons, which exist", () => {
    const icons = new Map(commands.map((each) => [each.command, "icon" in each ? each.icon : undefined]));
    const items = [...menus["view/title"], ...menus["view/item/context"], ...menus["editor/title"]];
    const buttons = items.filter(({ group }) => /^(?:navigation|inline)/.test(group));
    for (const { command } of buttons) expect(icons.get(command), command).toMatch(/^\$\([a-z-]+\)$/);
    expect(readFileSync("client/icons/attest.svg", "utf8")).toContain("<svg");
  });
});
