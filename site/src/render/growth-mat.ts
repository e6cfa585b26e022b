/**
 * Tikar pertumbuhan: a learner's progress as a growth mat, a ruler that fills from the bottom. The certificate stands
 * on top, then the modules from last to first; each module has one segment per part. The list is the picture, so there
 * is nothing to see that cannot be heard. Filled segments are borders, which browsers print; backgrounds they leave out.
 */
import { MAT, matModule, matParts, matSummary } from '../text/frame.ts'
// Under another name the formatter leaves the templates on their lines: its white space would double the picture.
import { html as markup, type Html } from './html.ts'
import { AWARD, LOCK, drawn } from './strokes.ts'

export type MatModule = {
  readonly number: number
  readonly title: string
  /** `current` is the one to go on with. `open` may be learnt, `locked` not yet; `waiting` is answered and not sent yet. */
  readonly state: 'done' | 'waiting' | 'current' | 'open' | 'locked'
  /** Lessons, and whatever else the module consists of: one segment each. */
  readonly parts: number
  readonly partsDone: number
  /** Stands after the state: "nilai 90". */
  readonly note?: string
  readonly href?: string
}

export type Mat = {
  readonly modules: readonly MatModule[]
  readonly certificate: {
    readonly state: 'none' | 'candidate' | 'issued' | 'revoked'
    readonly href?: string
  }
  /** What the picture is called; the learner's own mat unless said otherwise. */
  readonly label?: string
}

/** The whole mat; modules in the order they are learnt. About 2.5 kB for ten modules. */
export function growthMat({ modules, certificate, label = MAT.label }: Mat): Html {
  const done = modules.filter(({ state }) => state === 'done').length
  const { state, href } = certificate
  const fromTheTop = modules.reduceRight<Html[]>((rows, module) => [...rows, matRow(module)], [])
  const top = ruler([drawn(state === 'none' ? LOCK : AWARD)])
  return markup`<section class="mat" aria-label="${label}"><p class="mat-sum">${matSummary(done, modules.length)}</p>
<ol reversed><li class="mat-top is-${state}">${top}${words(MAT.certificate, MAT[state], href)}</li>
${fromTheTop}</ol></section>`
}

function matRow(module: MatModule): Html {
  const { number, title, state, parts, partsDone, note = '' } = module
  const isOpen = state === 'current' || state === 'open'
  const isUnderWay = isOpen && partsDone > 0
  const said = [
    isOpen ? (isUnderWay ? MAT.current : MAT.open) : MAT[state],
    isUnderWay ? matParts(partsDone, parts) : '',
    note,
  ]
  const stateWords = said.filter((text) => text !== '').join(', ')
  return markup`<li class="is-${state}">${ruler(segments(module))}${words(matModule(number, title), stateWords, module.href)}</li>
`
}

/** One segment per part, the filled ones at the bottom. */
function segments({ state, parts, partsDone }: MatModule): readonly Html[] {
  const isAnswered = state === 'done' || state === 'waiting'
  const filled = isAnswered ? parts : Math.min(partsDone, parts)
  return Array.from({ length: Math.max(parts, 1) }, (_, index) =>
    index < parts - filled ? markup`<i></i>` : markup`<i class="f"></i>`,
  )
}

function ruler(inside: readonly Html[]): Html {
  return markup`<span class="mat-r">${inside}</span>`
}

function words(name: string, state: string, href: string | undefined): Html {
  const title = href === undefined ? markup`<b>${name}</b>` : markup`<a href="${href}">${name}</a>`
  return markup`<span class="mat-w">${title} <small>${state}</small></span>`
}

export type Mark = {
  readonly done: number
  readonly total: number
  /** Whose progress: "Siti Aminah: 3 dari 10 modul selesai". The summary alone unless given. */
  readonly label?: string
}

/** The mat as a mark of 14 by 40, for a row of a table. */
export function growthMark({ done, total, label = matSummary(done, total) }: Mark): Html {
  const step = 38 / Math.max(total, 1)
  const height = Math.min(Math.max(done, 0), total) * step
  const ticks = Array.from(
    { length: Math.max(total - 1, 0) },
    (_, index) => `M13 ${round(39 - (index + 1) * step)}h-4`,
  ).join('')
  const frame = markup`<rect class="mat-frame" x=".5" y=".5" width="13" height="39" rx="2"/>`
  const fill = markup`<rect class="mat-fill" x="1" y="${round(39 - height)}" width="12" height="${round(height)}"/>`
  return markup`<svg class="mat-mark" width="14" height="40" viewBox="0 0 14 40" role="img" aria-label="${label}">${frame}${fill}<path class="mat-tick" d="${ticks}"/></svg>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
