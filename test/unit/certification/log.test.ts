import { signAsync } from '@noble/ed25519'
import { describe, expect, it } from 'vitest'
import {
  appendLeaves,
  consistencyProof,
  inclusionProof,
  rootAt,
  type FetchNodes,
  type NodeAddress,
  type TreeNode,
} from '../../../worker/certification/log/log-tree.ts'
import {
  fromBase64,
  fromHex,
  toBase64,
  toHex,
  type Bytes,
} from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import {
  checkpointText,
  openCheckpoint,
  readVerifierKey,
  signCheckpoint,
  verifierKey,
} from '../../../worker/contract/signed-note.ts'
import {
  emptyRoot,
  leafHash,
  leafText,
  LOG_EVENTS,
  nodeHash,
  readLeaf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type LogEntry,
} from '../../../worker/contract/transparency-log.ts'

const hex = (text: string) => fromHex(text) ?? new Uint8Array(0)
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Hashes as a database keeps them: written once, and counted when they are read. */
class Kept {
  readonly hashes = new Map<string, Bytes>()
  queries = 0
  rows = 0

  add(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      const key = `${node.level}/${node.index}`
      if (this.hashes.has(key)) throw new Error(`${key} is written twice`)
      this.hashes.set(key, node.hash)
    }
  }

  readonly fetch: FetchNodes = async (nodes: readonly NodeAddress[]) => {
    this.queries += 1
    this.rows += nodes.length
    return nodes.map(({ level, index }) => {
      const hash = this.hashes.get(`${level}/${index}`)
      if (hash === undefined) throw new Error(`${level}/${index} is not kept`)
      return hash
    })
  }
}

async function treeOf(leaves: readonly Bytes[]): Promise<Kept> {
  const kept = new Kept()
  const { nodes } = await appendLeaves(0, leaves, kept.fetch)
  kept.add(nodes)
  return kept
}

function leavesOf(size: number): Promise<Bytes[]> {
  return Promise.all(Array.from({ length: size }, (_, at) => leafHash(utf8(`leaf ${at}`))))
}

const MOST = 300
const many = leavesOf(MOST)
const roots = many.then((leaves) =>
  Promise.all(Array.from({ length: MOST + 1 }, (_, size) => rootOf(leaves.slice(0, size)))),
)

describe('the tree of RFC 6962', () => {
  // The leaves and heads by which implementations of Certificate Transparency are tested.
  const ENTRIES = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const ROOTS = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  const reference = Promise.all(ENTRIES.map((entry) => leafHash(hex(entry))))

  it('has the heads of the reference leaves', async () => {
    const leaves = await reference
    const kept = await treeOf(leaves)
    for (const [size, root] of ROOTS.entries()) {
      expect(toHex(await rootOf(leaves.slice(0, size)))).toBe(root)
      expect(toHex(await rootAt(size, kept.fetch))).toBe(root)
    }
  }, 30_000)

  it('makes the inclusion proofs of the reference leaves', async () => {
    const leaves = await reference
    const kept = await treeOf(leaves)
    for (const [index, size, proof] of [
      [0, 1, []],
      [
        0,
        8,
        [
          '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
          '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
          '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
        ],
      ],
      [
        5,
        8,
        [
          'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
          'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
          'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
        ],
      ],
    ] as const) {
      const made = await inclusionProof(index, size, kept.fetch)
      expect(made.map(toHex)).toEqual(proof)
      const leaf = leaves[index] ?? hex('')
      expect(await verifyInclusion(leaf, index, size, proof.map(hex), hex(ROOTS[size] ?? ''))).toBe(
        true,
      )
    }
  })

  it('makes the consistency proofs of the reference leaves', async () => {
    const kept = await treeOf(await reference)
    for (const [from, to, proof] of [
      [1, 1, []],
      [
        1,
        8,
        [
          '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
          '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
          '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
        ],
      ],
      [
        6,
        8,
        [
          '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
          'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
          'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
        ],
      ],
      [
        2,
        5,
        [
          '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
          'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        ],
      ],
    ] as const) {
      expect((await consistencyProof(from, to, kept.fetch)).map(toHex)).toEqual(proof)
      const older = { size: from, root: hex(ROOTS[from] ?? '') }
      const newer = { size: to, root: hex(ROOTS[to] ?? '') }
      expect(await verifyConsistency(older, newer, proof.map(hex))).toBe(true)
    }
  })

  it('keeps leaves and nodes apart: no entry can stand for two', async () => {
    const [left = hex(''), right = hex('')] = await leavesOf(2)
    const node = await nodeHash(left, right)
    expect(toHex(await leafHash(Uint8Array.from([...left, ...right])))).not.toBe(toHex(node))
  })
})

describe('a growing log', () => {
  it('has the head of all its leaves after each one, and writes each node once', async () => {
    const kept = new Kept()
    const expected = await roots
    for (const [size, leaf] of (await many).entries()) {
      kept.rows = 0
      const grown = await appendLeaves(size, [leaf], kept.fetch)
      expect(kept.rows).toBeLessThanOrEqual(Math.ceil(Math.log2(size + 1)))
      kept.add(grown.nodes)
      expect(grown.size).toBe(size + 1)
      expect(toHex(grown.root)).toBe(toHex(expected[size + 1] ?? hex('')))
    }
    // Fewer than two rows for a leaf.
    expect(kept.hashes.size).toBeLessThan(2 * MOST)
  }, 30_000)

  it('comes to the same by batches of any size', async () => {
    const leaves = await many
    const one = await treeOf(leaves)
    for (const step of [2, 3, 7, 64, 100, 299]) {
      const kept = new Kept()
      for (let size = 0; size < MOST; size += step) {
        kept.queries = 0
        const grown = await appendLeaves(size, leaves.slice(size, size + step), kept.fetch)
        expect(kept.queries).toBeLessThanOrEqual(1)
        kept.add(grown.nodes)
      }
      expect(kept.hashes).toEqual(one.hashes)
    }
  }, 30_000)

  it('stays as it is when nothing is added', async () => {
    const kept = await treeOf((await many).slice(0, 5))
    const grown = await appendLeaves(5, [], kept.fetch)
    expect([grown.size, grown.nodes.length]).toEqual([5, 0])
    expect(toHex(grown.root)).toBe(toHex((await roots)[5] ?? hex('')))
    expect(toHex((await appendLeaves(0, [], kept.fetch)).root)).toBe(toHex(await emptyRoot()))
  })

  it('does not go on from hashes that are missing', async () => {
    await expect(appendLeaves(3, await leavesOf(1), async () => [])).rejects.toThrow(RangeError)
  })

  // Every size to 40, then the edges of larger powers and some between.
  const SIZES = [
    ...Array.from({ length: 41 }, (_, size) => size),
    63,
    64,
    65,
    100,
    127,
    129,
    255,
    256,
    257,
    299,
    300,
  ]

  it('proves every leaf at every size, in one query of few rows', async () => {
    const leaves = await many
    const kept = await treeOf(leaves)
    let proofs = 0
    for (const size of SIZES) {
      for (let index = 0; index < size; index += 1) {
        kept.queries = 0
        kept.rows = 0
        const proof = await inclusionProof(index, size, kept.fetch)
        expect(kept.queries).toBeLessThanOrEqual(1)
        expect(kept.rows).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(MOST)))
        const leaf = leaves[index] ?? hex('')
        const root = (await roots)[size] ?? hex('')
        expect(await verifyInclusion(leaf, index, size, proof, root)).toBe(true)
        proofs += 1
      }
    }
    expect(proofs).toBeGreaterThan(2500)
  }, 60_000)

  it('proves that it extends every earlier state of itself', async () => {
    const kept = await treeOf(await many)
    const expected = await roots
    for (const to of SIZES) {
      for (let from = 0; from <= to; from += 1) {
        kept.queries = 0
        const proof = await consistencyProof(from, to, kept.fetch)
        expect(kept.queries).toBeLessThanOrEqual(1)
        const older = { size: from, root: expected[from] ?? hex('') }
        const newer = { size: to, root: expected[to] ?? hex('') }
        expect(await verifyConsistency(older, newer, proof)).toBe(true)
      }
    }
  }, 60_000)

  it('makes no proof of what is not in it', async () => {
    const kept = await treeOf((await many).slice(0, 8))
    for (const [index, size] of [
      [8, 8],
      [-1, 8],
      [0, 0],
    ] as const) {
      await expect(inclusionProof(index, size, kept.fetch)).rejects.toThrow(RangeError)
    }
    await expect(consistencyProof(9, 8, kept.fetch)).rejects.toThrow(RangeError)
    await expect(inclusionProof(0, 9, kept.fetch)).rejects.toThrow('is not kept')
  })
})

/** Each of the hashes with each of its bytes changed, then left out, doubled, and one more. */
function* damaged(proof: readonly Bytes[]): Generator<readonly Bytes[]> {
  for (const [at, hash] of proof.entries()) {
    for (let byte = 0; byte < hash.length; byte += 1) {
      const changed = hash.map((one, place) => (place === byte ? one ^ (1 << (byte % 8)) : one))
      yield proof.map((one, place) => (place === at ? changed : one))
    }
    yield proof.filter((_, place) => place !== at)
    yield proof.flatMap((one, place) => (place === at ? [one, one] : [one]))
    yield proof.map((one, place) => (place === at ? one.slice(0, 31) : one))
  }
  yield [...proof, new Uint8Array(32)]
}

describe('a false proof', () => {
  it('of a leaf is refused, whichever byte is changed', async () => {
    const leaves = await many
    const kept = await treeOf(leaves)
    for (const [index, size] of [
      [0, 2],
      [5, 8],
      [6, 7],
      [255, 256],
      [256, 257],
      [130, 300],
    ] as const) {
      const proof = await inclusionProof(index, size, kept.fetch)
      const leaf = leaves[index] ?? hex('')
      const root = (await roots)[size] ?? hex('')
      for (const wrong of damaged(proof)) {
        expect(await verifyInclusion(leaf, index, size, wrong, root)).toBe(false)
      }
      const other = leaves[index === 0 ? 1 : index - 1] ?? hex('')
      expect(await verifyInclusion(other, index, size, proof, root)).toBe(false)
      const before = (await roots)[size - 1] ?? hex('')
      expect(await verifyInclusion(leaf, index, size, proof, before)).toBe(false)
      for (const place of [index + 1, index - 1, index + size, size, -1, 0.5, Number.NaN]) {
        expect(await verifyInclusion(leaf, place, size, proof, root)).toBe(false)
      }
    }
  }, 30_000)

  it('of an extension is refused, whichever byte is changed', async () => {
    const kept = await treeOf(await many)
    for (const [from, to] of [
      [1, 2],
      [3, 7],
      [6, 8],
      [128, 300],
      [257, 300],
      [299, 300],
    ] as const) {
      const proof = await consistencyProof(from, to, kept.fetch)
      const older = { size: from, root: (await roots)[from] ?? hex('') }
      const newer = { size: to, root: (await roots)[to] ?? hex('') }
      for (const wrong of damaged(proof)) {
        expect(await verifyConsistency(older, newer, wrong)).toBe(false)
      }
      const forked = { ...older, root: older.root.map((byte, at) => (at === 9 ? byte ^ 4 : byte)) }
      expect(await verifyConsistency(forked, newer, proof)).toBe(false)
      expect(await verifyConsistency(newer, older, proof)).toBe(false)
      expect(await verifyConsistency({ ...older, size: from - 1 }, newer, proof)).toBe(false)
    }
  }, 30_000)

  it('cannot hide that one of a thousand entries was changed, or that the log is shorter now', async () => {
    const honest = await leavesOf(1000)
    const changed = honest.with(417, await leafHash(utf8('rewritten')))
    const older = { size: 600, root: await rootOf(honest.slice(0, 600)) }
    const rewritten = await treeOf(changed)
    const newer = { size: 1000, root: await rootOf(changed) }
    expect(
      await verifyConsistency(older, newer, await consistencyProof(600, 1000, rewritten.fetch)),
    ).toBe(false)
    const shorter = { size: 599, root: await rootOf(honest.slice(0, 599)) }
    expect(await verifyConsistency(older, shorter, [])).toBe(false)
  }, 30_000)

  it('of the same size is none but the same head', async () => {
    const [, one = hex(''), two = hex('')] = await roots
    expect(await verifyConsistency({ size: 2, root: one }, { size: 2, root: one }, [])).toBe(true)
    expect(await verifyConsistency({ size: 2, root: one }, { size: 2, root: two }, [])).toBe(false)
    expect(await verifyConsistency({ size: 2, root: one }, { size: 2, root: one }, [one])).toBe(
      false,
    )
    const nothing = { size: 0, root: await emptyRoot() }
    expect(await verifyConsistency(nothing, { size: 1, root: one }, [])).toBe(true)
    expect(await verifyConsistency({ size: 0, root: two }, { size: 1, root: one }, [])).toBe(false)
    expect(await verifyConsistency(nothing, { size: 1, root: one }, [one])).toBe(false)
  })

  it('with sizes beyond 32 bits does not wrap round', async () => {
    const [leaf = hex('')] = await leavesOf(1)
    expect(await verifyInclusion(leaf, 2 ** 32, 2 ** 32 + 1, [], leaf)).toBe(false)
    expect(await verifyInclusion(leaf, 0, 2 ** 32 + 1, [], leaf)).toBe(false)
    const root = await nodeHash(leaf, await nodeHash(leaf, leaf))
    const index = 2 ** 32 + 2
    expect(await verifyInclusion(leaf, index, index + 1, [leaf, leaf], root)).toBe(true)
  })

  it('is one that is longer or shorter than the tree is high, although its hashes fit', async () => {
    const [leaf = hex(''), other = hex('')] = await leavesOf(2)
    const above = await nodeHash(other, leaf)
    expect(await verifyInclusion(leaf, 0, 1, [other], above)).toBe(false)
    expect(await verifyInclusion(leaf, 1, 4, [other], above)).toBe(false)
    const root = await nodeHash(leaf, other)
    expect(await verifyConsistency({ size: 1, root: leaf }, { size: 2, root }, [other])).toBe(true)
    expect(await verifyConsistency({ size: 1, root: leaf }, { size: 4, root }, [other])).toBe(false)
  })

  it('is one of hashes of another length', async () => {
    const short = new Uint8Array(31)
    expect(await verifyInclusion(short, 0, 1, [], short)).toBe(false)
    expect(await verifyConsistency({ size: 1, root: short }, { size: 1, root: short }, [])).toBe(
      false,
    )
  })
})

describe('an entry of the log', () => {
  const ENTRY: LogEntry = {
    time: '2026-11-21T08:30:00.000Z',
    event: 'issue',
    id: '019f0000-0000-7000-8000-000000000001',
    list: '35.08/1',
    index: 94_567,
    hash: 'ab'.repeat(32),
  }

  it('has one form, whatever order its fields come in', () => {
    const { hash, ...rest } = ENTRY
    const text = leafText({ hash, ...rest })
    expect(text).toBe(
      '{"v":1,"time":"2026-11-21T08:30:00.000Z","event":"issue","id":"019f0000-0000-7000-8000-000000000001",' +
        `"list":"35.08/1","index":94567,"hash":"${'ab'.repeat(32)}"}`,
    )
    for (const event of LOG_EVENTS) {
      expect(readLeaf(leafText({ ...ENTRY, event }))).toEqual({ ...ENTRY, event })
    }
  })

  it('says nothing beyond its fields', () => {
    const more = { ...ENTRY, holderName: 'Siti' }
    expect(leafText(more)).toBe(leafText(ENTRY))
  })

  it('is not read from another form', () => {
    const text = leafText(ENTRY)
    for (const wrong of [
      '',
      'null',
      '[]',
      '"x"',
      `${text}\n`,
      ` ${text}`,
      text.replace('"v":1', '"v":2'),
      text.replace('"v":1,', ''),
      text.replace('issue', 'print'),
      text.replace('94567', '94567.0'),
      text.replace('94567', '-1'),
      text.replace('94567', '"94567"'),
      text.replace('abab', 'ABAB'),
      text.replace('abab', 'ab'),
      text.replace('}', ',"name":"Siti"}'),
      text.replace('"35.08/1"', 'null'),
    ]) {
      expect(readLeaf(wrong)).toBeNull()
    }
  })
})

describe('a checkpoint', () => {
  // RFC 8032 section 7.1, test 1.
  const secret = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const key = {
    name: 'kelas.example.go.id/log',
    publicKey: hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  }
  const sign = (bytes: Bytes) => signAsync(bytes, secret)
  const opening = { origin: key.name, key, verify: ed25519Verify }
  const head = { origin: key.name, size: 268, root: hex('c3'.repeat(32)) }

  // Published by sum.golang.org, with the key that the go command is built with.
  const GO_KEY = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'
  const GO_NOTE =
    'go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n' +
    '\u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n'

  it('of another log is read: one of the checksum database of Go', async () => {
    const goKey = await readVerifierKey(GO_KEY)
    if (goKey === null) throw new Error('no key')
    expect(await verifierKey(goKey)).toBe(GO_KEY)
    const go = { origin: 'go.sum database tree', key: goKey, verify: ed25519Verify }
    expect(await openCheckpoint(GO_NOTE, go)).toEqual({
      origin: 'go.sum database tree',
      size: 6_476_701,
      root: fromBase64('mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk='),
    })
    expect(await openCheckpoint(GO_NOTE.replace('6476701', '6476702'), go)).toBeNull()
  })

  it('has the key id and the signature that the signed-note package of Go makes', async () => {
    // The key pair and note of that package's own tests; its text is no checkpoint.
    const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const peter = await readVerifierKey(line)
    if (peter === null) throw new Error('no key')
    expect(await verifierKey(peter)).toBe(line)
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const encoded =
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='
    const signature = fromBase64(encoded)
    expect(toHex(signature?.slice(0, 4) ?? hex(''))).toBe('c74f20a3')
    const message = Uint8Array.from(utf8(text))
    expect(await ed25519Verify(peter.publicKey, signature?.slice(4) ?? hex(''), message)).toBe(true)
    const note = `${text}\n\u2014 PeterNeumann ${encoded}\n`
    const origin = 'If you think cryptography is the answer to your problem,'
    expect(await openCheckpoint(note, { origin, key: peter, verify: ed25519Verify })).toBeNull()
  })

  it('is three lines, an empty one and a signature, and is read again', async () => {
    const note = await signCheckpoint(head, key, sign)
    expect(note.split('\n').slice(0, 4)).toEqual([
      key.name,
      '268',
      'w8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8M=',
      '',
    ])
    expect(note).toMatch(/\n\n\u2014 kelas\.example\.go\.id\/log [\w+/]+=*\n$/)
    expect(note.startsWith(`${checkpointText(head)}\n`)).toBe(true)
    expect(await openCheckpoint(note, opening)).toEqual(head)
  })

  it('is refused for any one changed character', async () => {
    const note = await signCheckpoint(head, key, sign)
    for (let at = 0; at < note.length; at += 1) {
      for (const other of ['0', 'A', '\n', ' ', '\t']) {
        const changed = note.slice(0, at) + other + note.slice(at + 1)
        if (changed !== note) expect(await openCheckpoint(changed, opening)).toBeNull()
      }
      expect(await openCheckpoint(note.slice(0, at) + note.slice(at + 1), opening)).toBeNull()
    }
  }, 30_000)

  it('may be signed by witnesses too, but not by them alone', async () => {
    const note = await signCheckpoint(head, key, sign)
    const witness = '\u2014 saksi.example AAAAAAAAAAAAAAAA\n'
    expect(await openCheckpoint(note + witness, opening)).toEqual(head)
    expect(await openCheckpoint(`${checkpointText(head)}\n${witness}`, opening)).toBeNull()
    expect(await openCheckpoint(`${checkpointText(head)}\n`, opening)).toBeNull()
    expect(await openCheckpoint(note + witness.repeat(100), opening)).toBeNull()
    const sameName = `\u2014 ${key.name} AAAAAAAAAAAAAAAA\n`
    expect(await openCheckpoint(note + sameName, opening)).toEqual(head)
    // Under the key's own id, a signature that is none spoils the note.
    const [signature = ''] = note.split('\n').slice(-2)
    const spoilt = `${signature.slice(0, -6)}AAAA==\n`
    expect(await openCheckpoint(note + spoilt, opening)).toBeNull()
  })

  it('of another origin is refused, although the key is the same', async () => {
    const note = await signCheckpoint({ ...head, origin: 'lain.example/log' }, key, sign)
    expect(await openCheckpoint(note, opening)).toBeNull()
  })

  it('is not made of what it could not be read from', async () => {
    for (const change of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 0.5 },
      { root: hex('00') },
    ]) {
      await expect(signCheckpoint({ ...head, ...change }, key, sign)).rejects.toThrow(RangeError)
    }
    await expect(signCheckpoint(head, { ...key, name: 'a b' }, sign)).rejects.toThrow(RangeError)
  })

  it('passes over lines that a later one may bring, but no control characters', async () => {
    const id = hex((await verifierKey(key)).split('+')[1] ?? '')
    const noteOf = async (text: string) => {
      const blob = Uint8Array.from([...id, ...(await sign(Uint8Array.from(utf8(text))))])
      return `${text}\n\u2014 ${key.name} ${toBase64(blob)}\n`
    }
    const text = checkpointText(head)
    expect(await openCheckpoint(await noteOf(`${text}tambahan\n`), opening)).toEqual(head)
    for (const line of ['a\tb\n', 'a\rb\n', 'a\0b\n', '\n', '\nb\n']) {
      expect(await openCheckpoint(await noteOf(text + line), opening)).toBeNull()
    }
    for (const size of ['0268', '+268', '268 ', '2.68e2', '9007199254740993', '']) {
      const other = text.replace('268', size)
      expect(await openCheckpoint(await noteOf(other), opening)).toBeNull()
    }
  })

  it('has a signature of the right length, and is never a flood', async () => {
    const note = await signCheckpoint(head, key, async () => new Uint8Array(63))
    const trusting = { ...opening, verify: async () => true }
    expect(await openCheckpoint(note, trusting)).toBeNull()
    expect(await openCheckpoint('\n'.repeat(5_000_000), opening)).toBeNull()
  })

  it('is signed by a key whose line says its own id', async () => {
    const line = await verifierKey(key)
    expect(line).toMatch(/^kelas\.example\.go\.id\/log\+[0-9a-f]{8}\+/)
    expect(await readVerifierKey(line)).toEqual(key)
    for (let at = 0; at < line.length; at += 1) {
      const changed = `${line.slice(0, at)}${line[at] === 'B' ? 'C' : 'B'}${line.slice(at + 1)}`
      expect(await readVerifierKey(changed)).toBeNull()
      expect(await readVerifierKey(line.slice(0, at))).toBeNull()
    }
    // Of Go's own tests: a key that is too long, and an algorithm that nobody knows, under their right ids.
    for (const wrong of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ]) {
      expect(await readVerifierKey(wrong)).toBeNull()
    }
  })
})
