import { test } from "vitest";
import { checkOutline } from "../fixture";
import { HEAD } from "./korea";

test("sections, in them statements, in them quotations and claims", () =>
  checkOutline(
    `${HEAD}
# The talks

Stalin told Kim that [the war should be “quick and speedy enough”]{speaker=stalin to=kim}.

## The answer

**Kim Il Sung:** Americans won't interfere. #claim/us-stays-out

# Remarks {.commentary}

He meant it.
`,
    `
The talks
  Stalin → Kim Il Sung | the war should be “quick and speedy enough”
    “quick and speedy enough” | Joseph Stalin
  The answer
    Kim Il Sung | Americans won't interfere.
      asserts us-stays-out | The United States will not intervene in Korea.
Remarks
`,
  ));

test("a label that nobody declared is shown as written", () =>
  checkOutline(
    `${HEAD}
Stalin: Yes.

**MOLOTOV:** No.
`,
    `
Stalin | Yes.
MOLOTOV | No.
`,
  ));

test("details are the words without their annotations", () =>
  checkOutline(
    `${HEAD}
Stalin: [The **war** should be]{.x} [“quick”]{.mention} [sic] [@report, p. 4], and so on. #denies/us-stays-out
`,
    `
Stalin | The war should be “quick” [sic], and so on.
  denies us-stays-out | The United States will not intervene in Korea.
`,
  ));

test("who speaks is called by the shortest alias that is a part of the name", () =>
  checkOutline(
    `---
speakers:
  mao: {name: Mao Zedong, aliases: [Comrade Mao Zedong, Mao]}
  pak: {name: Pak Hon-yong, aliases: [P.]}
---
[We shall.]{speaker="mao pak" to=nobody}
`,
    "Mao and Pak Hon-yong → nobody | We shall.",
  ));
