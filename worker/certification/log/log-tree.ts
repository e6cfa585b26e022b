/**
 * The log's Merkle tree (RFC 6962) over stored hashes: what a new leaf adds, and the proofs. Only heads of whole subtrees are
 * kept, each once and never changed, so that a leaf adds about two rows and a proof reads a few dozen, in one query.
 * Pure: whoever keeps the hashes hands them in.
 */
import type { Bytes } from '../../contract/byte-text.ts'
import { emptyRoot, largestPowerBelow, nodeHash } from '../../contract/transparency-log.ts'

/** The subtree of the 2^level leaves from number `index` × 2^level. Level 0 are the leaves. */
export type NodeAddress = { readonly level: number; readonly index: number }
export type TreeNode = NodeAddress & { readonly hash: Bytes }

/** Answers the hashes of these nodes in their order; throws when one is missing. Asked once per question. */
export type FetchNodes = (nodes: readonly NodeAddress[]) => Promise<readonly Bytes[]>

/** Leaves `start` to `end`, without `end`. */
type Range = { readonly start: number; readonly end: number }

/**
 * What to keep when `leaves` (their hashes) join a tree of `size` leaves, in the order in which they come to be, and the
 * head afterwards. Reads at most one node per bit of `size`.
 */
export async function appendLeaves(
  size: number,
  leaves: readonly Bytes[],
  fetchNodes: FetchNodes,
): Promise<{ readonly size: number; readonly root: Bytes; readonly nodes: readonly TreeNode[] }> {
  const frontier = await withHashes(subtrees({ start: 0, end: size }), fetchNodes)
  const nodes: TreeNode[] = []
  for (const [at, hash] of leaves.entries()) {
    let node: TreeNode = { level: 0, index: size + at, hash }
    nodes.push(node)
    // A right child completes its parent, whose left child ends the frontier.
    while (node.index % 2 === 1) {
      const left = frontier.pop()
      if (left === undefined) throw new RangeError('the frontier is incomplete')
      node = {
        level: node.level + 1,
        index: (node.index - 1) / 2,
        hash: await nodeHash(left.hash, node.hash),
      }
      nodes.push(node)
    }
    frontier.push(node)
  }
  const root = await headOf(frontier.map((node) => node.hash))
  return { size: size + leaves.length, root, nodes }
}

/** The head of the tree when it had `size` leaves. */
export async function rootAt(size: number, fetchNodes: FetchNodes): Promise<Bytes> {
  const [root] = await headsOf([{ start: 0, end: size }], fetchNodes)
  return root ?? emptyRoot()
}

/** That leaf `index` is in the tree of `size` leaves: for `verifyInclusion`. Throws RangeError when it is not. */
export async function inclusionProof(
  index: number,
  size: number,
  fetchNodes: FetchNodes,
): Promise<readonly Bytes[]> {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} among ${size}`)
  const path: Range[] = []
  let tree: Range = { start: 0, end: size }
  while (tree.end - tree.start > 1) {
    const [left, right] = halves(tree)
    path.unshift(index < right.start ? right : left)
    tree = index < right.start ? left : right
  }
  return headsOf(path, fetchNodes)
}

/** That the tree of `to` leaves extends the one of `from`: for `verifyConsistency`. Throws RangeError when `from` is larger. */
export async function consistencyProof(
  from: number,
  to: number,
  fetchNodes: FetchNodes,
): Promise<readonly Bytes[]> {
  if (from < 0 || from > to) throw new RangeError(`${from} leaves are not before ${to}`)
  if (from === 0) return []
  const path: Range[] = []
  let tree: Range = { start: 0, end: to }
  while (tree.end !== from) {
    const [left, right] = halves(tree)
    path.unshift(from <= right.start ? right : left)
    tree = from <= right.start ? left : right
  }
  // The part that was the whole older tree is known to whoever asks (RFC 6962 section 2.1.2).
  if (tree.start > 0) path.unshift(tree)
  return headsOf(path, fetchNodes)
}

function halves({ start, end }: Range): readonly [Range, Range] {
  const middle = start + largestPowerBelow(end - start)
  return [
    { start, end: middle },
    { start: middle, end },
  ]
}

/** The whole subtrees of which a range is made, from left to right. Ranges of a proof begin where each of them fits. */
function subtrees({ start, end }: Range): readonly NodeAddress[] {
  const found: NodeAddress[] = []
  let at = start
  while (at < end) {
    let level = 0
    while (2 ** (level + 1) <= end - at) level += 1
    found.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return found
}

async function headsOf(ranges: readonly Range[], fetchNodes: FetchNodes): Promise<Bytes[]> {
  const parts = ranges.map(subtrees)
  const hashes = (await withHashes(parts.flat(), fetchNodes)).map((node) => node.hash)
  const heads: Bytes[] = []
  for (const part of parts) heads.push(await headOf(hashes.splice(0, part.length)))
  return heads
}

async function withHashes(
  nodes: readonly NodeAddress[],
  fetchNodes: FetchNodes,
): Promise<TreeNode[]> {
  const hashes = nodes.length === 0 ? [] : await fetchNodes(nodes)
  return nodes.map((node, at) => {
    const hash = hashes[at]
    if (hash === undefined) throw new RangeError(`no node ${node.level}/${node.index}`)
    return { ...node, hash }
  })
}

/** Of subtrees that grow smaller from left to right. */
async function headOf(hashes: readonly Bytes[]): Promise<Bytes> {
  let head: Bytes | undefined
  for (const hash of hashes.toReversed()) {
    head = head === undefined ? hash : await nodeHash(hash, head)
  }
  return head ?? emptyRoot()
}
