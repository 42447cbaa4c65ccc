/** The front matter and first lines of an annotated report, as a historian would write them. */
export const HEAD = `---
title: Conversations of Stalin with Kim Il Sung
source: report
date: 1950-04
speakers:
  stalin:
    name: Joseph Stalin
    aliases: [Comrade Stalin, Stalin]
    role: General Secretary
    born: 1878-12-18
    died: 1953-03-05
  kim: Kim Il Sung
  mao: Mao Zedong
claims:
  us-stays-out:
    text: The United States will not intervene in Korea.
    status: refuted
references:
  - id: report
    type: report
    title: Report on Kim Il Sung's visit
    issued: 1950
    cited-in: {id: bajanov, locator: pp. 40-42}
  - id: bajanov
    type: book
    title: The Korean Conflict
    author: [{family: Bajanov, given: Evgeni}]
    issued: 1997
    quoted-in: {id: report}
---
`;
