import { findNodeAtLocation, type Node } from "jsonc-parser";

/** Where the list of items stands in CSL-JSON: it is the whole, or under `items` or `references`. */
export function pathOfItems(root: Node | undefined): readonly string[] {
  if (root?.type !== "object") return [];
  return [findNodeAtLocation(root, ["items"]) ? "items" : "references"];
}
