/**
 * The answer of a pure rule: either a value or a tagged reason why not.
 * A reason is data (`{ reason: 'PHONE_INVALID', … }`), never a sentence: the site words it.
 */
export type Result<Value, Reason extends { readonly reason: string }> =
  { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Reason)

/** Wraps a value as a success. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a tagged reason as a refusal of a rule. */
export function no<Reason extends { readonly reason: string }>(
  reason: Reason,
): { readonly ok: false } & Reason {
  return { ok: false, ...reason }
}
