/**
 * The shape of the contract: one description per call, from which the Worker serves it, the site calls it,
 * the OpenAPI document is generated and the access matrix is tested. Additive changes only.
 */
import type * as z from 'zod/mini'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One call that the site or another program may make: its address, what goes in and what comes back. */
export type Endpoint = {
  readonly method: Method
  /** Under `/api/v1`, with `:name` for the parts that are input. */
  readonly path: `/${string}`
  /** One sentence for the OpenAPI document. */
  readonly summary: string
  readonly input: z.ZodMiniType
  readonly reply: z.ZodMiniType
  /** Answers any origin and reads no cookie. */
  readonly open?: true
  /** Bytes that may be sent, where a file is; 4,000,000 else. */
  readonly maxBody?: number
}

export type InputOf<E extends Endpoint> = z.output<E['input']>
/** What the caller hands over: defaults may be left out. */
export type CallOf<E extends Endpoint> = z.input<E['input']>
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>

export function endpoint<const E extends Endpoint>(description: E): E {
  return description
}

export const API = '/api/v1'
