/** What the OpenAPI document says of each operation, and whether an answer is among what it lists. */
import type { RefusalCode } from '../../../worker/contract/problem.ts'
import type { Schema } from '../fuzz/from-schema.ts'

type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Schema
}
type Listed = {
  readonly content: {
    readonly 'application/json': {
      readonly schema: {
        readonly properties?: { readonly code?: { readonly enum?: readonly string[] } }
      }
    }
  }
}
export type Operation = {
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, Listed>>
}

/** By operation id. */
export function operationsOf(document: object): ReadonlyMap<string, Operation> {
  // Safe: its own tests hold the document against these.
  const { paths } = document as { paths: Record<string, Record<string, Operation>> }
  return new Map(
    Object.values(paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => [operation.operationId, operation]),
  )
}

/** Whether the operation's own entry lists the status with this code; `code` is null for an answer that is no refusal. */
export function isListed(
  { responses }: Operation,
  status: number,
  code: RefusalCode | null,
): boolean {
  const listed = responses[status]
  if (code === null || listed === undefined) return listed !== undefined
  return listed.content['application/json'].schema.properties?.code?.enum?.includes(code) === true
}

/** What the entry of its operation does not list of an answer. Pages have none. */
export function documentFaults(
  operations: ReadonlyMap<string, Operation>,
  { name, isPage }: { readonly name: string; readonly isPage: boolean },
  { status }: Response,
  text: string,
): string[] {
  const operation = operations.get(name)
  if (isPage || operation === undefined) return []
  // Safe: what is no 200 of an operation is a problem, with a code of the table.
  const code = status === 200 ? null : (JSON.parse(text) as { code: RefusalCode }).code
  return isListed(operation, status, code) ? [] : [`not documented: ${status} ${code ?? ''}`]
}
