// What a test sees: the rows of the document, elements and attributes alike. Their numbers are in document order.

export type Node = number;
/** Called for each node in turn; `true` ends the walk. */
export type Visit = (node: Node) => boolean;

/** The document itself, above the root element. */
export const DOCUMENT: Node = 0;

function isInOrder(nodes: readonly Node[]): boolean {
  let before = -1;
  for (const node of nodes) {
    if (node <= before) return false;
    before = node;
  }
  return true;
}

/** Each node once, in document order. */
export function inOrder(nodes: readonly Node[]): readonly Node[] {
  return nodes.length < 2 || isInOrder(nodes) ? nodes : [...new Set(nodes)].sort((a, b) => a - b);
}
