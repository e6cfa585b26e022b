/** What is typed about a change of areas, and how it becomes what the server is asked. */
import type { RegionChangeKind } from '../../../../../worker/contract/region-changes.ts'
import { CallProblem } from '../../../lib/call.ts'
import { faultWords, MISSING } from '../../../text/region-changes.ts'

export type Part = { readonly code: string; readonly name: string }

export type Draft = {
  readonly kind: RegionChangeKind
  /** Codes, '' for none chosen yet. */
  readonly from: readonly string[]
  /** SPLIT: the old village goes on. */
  readonly keeps: boolean
  /** MERGE: the village that goes on, '' for a new one. */
  readonly heir: string
  readonly parts: readonly Part[]
  readonly effectiveOn: string
  readonly source: string
  readonly sourceOn: string
}

export const EMPTY_PART: Part = { code: '', name: '' }

export const emptyDraft = (today: string): Draft => ({
  kind: 'RENAME',
  from: [''],
  keeps: true,
  heir: '',
  parts: [EMPTY_PART],
  effectiveOn: today,
  source: '',
  sourceOn: '',
})

/** The same decree for another kind of change: what no longer fits goes. */
export function ofKind(draft: Draft, kind: RegionChangeKind): Draft {
  const [first = ''] = draft.from
  const village = kind !== 'RENAME' && first.length === 8 ? '' : first
  return {
    ...draft,
    kind,
    from: kind === 'MERGE' ? [village, ''] : [village],
    heir: '',
    keeps: true,
    parts: draft.parts.slice(0, 1),
  }
}

/** `3508101009` as offices type it becomes `35.08.10.1009`; anything else stays as it was typed. */
export function dotted(written: string): string {
  const digits = written.replace(/[\s.]/g, '')
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(digits)
  return parts === null ? written.trim() : parts.slice(1).join('.')
}

export type Wrong = Readonly<Record<string, string>>

/** Which fields the kind asks for in `parts`. */
export const asksCode = ({ kind }: Draft): boolean => kind !== 'RENAME'
export const asksParts = ({ kind, heir }: Draft): boolean => kind !== 'MERGE' || heir === ''

export function findMissing(draft: Draft): Wrong {
  const { kind, from, parts, effectiveOn, source, sourceOn } = draft
  const wrong: Record<string, string> = {}
  for (const [index, code] of from.entries()) {
    if (code === '') wrong[`from.${index}`] = MISSING.from
    else if (from.indexOf(code) !== index) wrong[`from.${index}`] = MISSING.many
  }
  if (asksParts(draft)) {
    for (const [index, part] of parts.entries()) {
      if (part.name.trim() === '') wrong[`part.${index}.name`] = MISSING.name
      if (asksCode(draft) && !/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(dotted(part.code))) {
        wrong[`part.${index}.code`] = MISSING.code
      }
    }
  }
  if (kind === 'MERGE' && from.length < 2) wrong['from.0'] = MISSING.many
  if (effectiveOn === '') wrong['effectiveOn'] = MISSING.effectiveOn
  if (source.trim() === '') wrong['source'] = MISSING.source
  if (sourceOn === '') wrong['sourceOn'] = MISSING.sourceOn
  return wrong
}

export function asWish(district: string, draft: Draft, nameOf: (code: string) => string) {
  const { kind, from, keeps, heir, effectiveOn, source, sourceOn } = draft
  const [old = ''] = from
  const parts = draft.parts.map(({ code, name }) => ({ code: dotted(code), name: name.trim() }))
  const same = (code: string) => ({ code, name: nameOf(code) })
  const to =
    kind === 'RENAME'
      ? parts.map(({ name }) => ({ code: old, name }))
      : kind === 'SPLIT' && keeps
        ? [same(old), ...parts]
        : kind === 'MERGE' && heir !== ''
          ? [same(heir)]
          : parts
  return { district, kind, effectiveOn, source: source.trim(), sourceOn, from: [...from], to }
}

/** The server's objections beside the fields that they are about; null when it is another problem. */
export function wrongOf(problem: unknown, draft: Draft): Wrong | null {
  if (!(problem instanceof CallProblem) || problem.code !== 'INPUT_INVALID') return null
  const issues = problem.detail['issues']
  if (!Array.isArray(issues) || issues.length === 0) return null
  const offset = draft.kind === 'SPLIT' && draft.keeps ? 1 : 0
  const wrong: Record<string, string> = {}
  for (const { path, message } of issues as { path: string; message: string }[]) {
    const place = /^to\.(\d+)\.(code|name)$/.exec(path)
    const field = place === null ? path : `part.${Number(place[1]) - offset}.${place[2] ?? ''}`
    // An objection to the whole list stands at its first row.
    const shown = { from: 'from.0', to: 'part.0.code' }[field] ?? field
    wrong[draft.kind === 'RENAME' && shown === 'part.0.code' ? 'from.0' : shown] =
      faultWords(message)
  }
  return wrong
}
