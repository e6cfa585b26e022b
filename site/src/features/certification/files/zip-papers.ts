/** One ZIP of many papers, made while they come in: three at a time, each given on as soon as it is its turn. */
import { makeZip } from 'client-zip'
import { CallProblem } from '../../../lib/call.ts'
import { inOrder, untilRead, type Gate } from './in-order.ts'
import { listOf, type NamedPaper } from './paper-names.ts'

const AT_ONCE = 3
const WAITS = [1000, 3000]
/** Of the list in the ZIP. */
const LIST = 'daftar.csv'

export type Zipping = {
  readonly papers: readonly NamedPaper[]
  readonly origin: string
  readonly signal: AbortSignal
  readonly gate: Gate
  readonly onDone: (papers: number) => void
  readonly onStuck: (error: unknown) => void
}

export function zipOf(work: Zipping): ReadableStream<Uint8Array> {
  return makeZip(entriesOf(work))
}

async function* entriesOf({ papers, origin, signal, gate, onDone, onStuck }: Zipping) {
  yield { name: LIST, lastModified: newest(papers), input: listOf(papers, origin) }
  const patience = { waits: WAITS, pause: (ms: number) => passed(ms, signal), onStuck }
  const read = ({ paper }: NamedPaper) =>
    untilRead(gate, signal, patience, () => fetchPaper(paper.id, signal))
  let done = 0
  for await (const [{ paper, file }, input] of inOrder(papers, AT_ONCE, read)) {
    signal.throwIfAborted()
    yield { name: file, lastModified: dayOf(paper.issuedOn), input }
    done += 1
    onDone(done)
  }
}

/** The same ZIP again has the same bytes. */
function newest(papers: readonly NamedPaper[]): Date {
  const days = papers.map(({ paper }) => paper.issuedOn).sort()
  return dayOf(days.at(-1) ?? '2026-01-01')
}

const dayOf = (date: string) => new Date(`${date}T00:00:00`)

function passed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(wait)
      resolve()
    })
  })
}

async function fetchPaper(id: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(`/c/${id}.pdf`, { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw error instanceof TypeError ? new CallProblem('OFFLINE', {}, '') : error
  })
  const requestId = answer.headers.get('x-request-id') ?? ''
  if (!answer.ok)
    throw new CallProblem(answer.status === 404 ? 'NOT_FOUND' : 'UNEXPECTED', {}, requestId)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  // A hotel's sign-in page also answers 200.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 5))
  if (head !== '%PDF-') throw new CallProblem('OFFLINE', {}, '')
  return bytes
}
