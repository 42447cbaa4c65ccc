/**
 * The groups of `nodes` of which each leads to all others, and the single ones that lead to themselves, by Tarjan's
 * algorithm, without recursion: in time that grows with nodes and links. Each begins with its first in the order of `nodes`.
 */
export function cyclesAmong<T>(nodes: readonly T[], next: (node: T) => readonly T[]): T[][] {
  const order = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const cycles: T[][] = [];

  function enter(node: T): { node: T; following: readonly T[]; at: number } {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, following: next(node), at: 0 };
  }

  function leave(node: T): void {
    if (lowest.get(node) !== order.get(node)) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const each of group) isOpen.delete(each);
    if (group.length > 1 || next(node).includes(node)) cycles.push(group);
  }

  function lower(node: T, to: number): void {
    lowest.set(node, Math.min(lowest.get(node)!, to));
  }

  for (const start of nodes) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const following = top.following[top.at++];
      if (following === undefined) {
        path.pop();
        leave(top.node);
        const below = path.at(-1);
        if (below) lower(below.node, lowest.get(top.node)!);
      } else if (!order.has(following)) path.push(enter(following));
      else if (isOpen.has(following)) lower(top.node, order.get(following)!);
    }
  }
  return cycles;
}
