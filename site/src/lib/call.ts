/**
 * Calls an endpoint of the contract from the browser: the same description that the Worker serves.
 * Office pages only; learner pages are HTML and forms.
 */
import { API, type CallOf, type Endpoint, type ReplyOf } from '../../../worker/contract/endpoint.ts'
import type { ProblemBody } from '../../../worker/contract/problem.ts'
import { askProof, PROVE_AGAIN } from './proof.ts'

/** The Worker said no, or could not be reached (`OFFLINE`). `problemWords(code, detail)` words it. */
export class CallProblem extends Error {
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly requestId: string
  constructor(code: string, detail: Readonly<Record<string, unknown>>, requestId: string) {
    super(code)
    this.name = 'CallProblem'
    this.code = code
    this.detail = detail
    this.requestId = requestId
  }
}

export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<ReplyOf<E>> {
  // Safe: every input of the contract is an object.
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return encodeURIComponent(value)
  })
  const isGet = endpoint.method === 'GET'
  const answer = await send(`${API}${path}${isGet ? asQuery(rest) : ''}`, {
    method: endpoint.method,
    ...(isGet
      ? {}
      : { body: JSON.stringify(rest), headers: { 'content-type': 'application/json' } }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok || body === null) {
    const problem = asProblem(body)
    // Nothing was done yet: whoever shows again who they are goes on where they were.
    if (problem.code === PROVE_AGAIN && (await askProof())) return call(endpoint, input, options)
    throw problem
  }
  // Safe: the Worker's reply type is checked against this endpoint where it is served.
  return body as ReplyOf<E>
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new CallProblem('OFFLINE', {}, '')
  }
}

function asQuery(rest: Record<string, unknown>): string {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`
}

function asProblem(body: unknown): CallProblem {
  const problem = (body ?? {}) as Partial<ProblemBody>
  const { code = 'UNEXPECTED', detail = {}, issues, requestId = '' } = problem
  return new CallProblem(code, issues === undefined ? detail : { ...detail, issues }, requestId)
}
