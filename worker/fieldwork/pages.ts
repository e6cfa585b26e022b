/** The pages of a cadre about her practice and her plan: plain links and forms, each answered whole by the Worker. */
import type * as z from 'zod/mini'
import * as render from '../../site/src/render/index.ts'
import { ownPracticePage } from '../contract/fieldwork.ts'
import { withoutNik } from '../contract/nik.ts'
import { MAX_DETAIL, MAX_LINES, MAX_WHAT } from '../contract/plan-rules.ts'
import * as contract from '../contract/plans.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { App } from '../core/serve.ts'
import { calendarDate } from '../roster/index.ts'
import { readOwnPlan, readOwnPlans } from './own-plans.ts'
import { readOwnPractice } from './own-practice.ts'
import type { LineFault } from './rules.ts'
import { reportLine, savePlan } from './save-plan.ts'

export function pages(app: App): void {
  servePage(app, ownPracticePage, async (ctx) =>
    page(render.ownPracticePage(await readOwnPractice(ctx))),
  )

  servePage(app, contract.ownPlansPage, async (ctx) =>
    page(render.ownPlansPage(await readOwnPlans(ctx))),
  )

  servePage(app, contract.ownPlanPage, async (ctx, { code }) => {
    const own = await readOwnPlan(ctx, code.toUpperCase())
    if (own.row === null) return emptyForm(ctx, own)
    const ids = own.lines.map(() => ctx.ids.uuid())
    return page(render.ownPlanPage(own, ids))
  })

  servePage(app, contract.planFormPage, async (ctx, { code }) => {
    const own = await readOwnPlan(ctx, code.toUpperCase())
    if (own.row?.state === 'SIGNED') return seeOther(hrefOf(code))
    return emptyForm(ctx, own)
  })

  servePage(app, contract.planForm, savedOrAgain)

  servePage(
    app,
    contract.lineForm,
    async (ctx, { code, orang, kirim, baris, keadaan, catatan }) => {
      ownOnly(ctx, orang)
      const courseCode = code.toUpperCase()
      await reportLine(ctx, { courseCode, id: kirim, lineId: baris, state: keadaan, note: catatan })
      return seeOther(`${hrefOf(code)}#baris-${baris}`)
    },
  )
}

/** Refuses FORM_OF_OTHER for a form that was made for somebody else. */
function ownOnly({ actor }: Context, cadreId: string): void {
  if (actor.kind === 'cadre' && actor.cadreId !== cadreId) throw new Refusal('FORM_OF_OTHER')
}

type Own = Awaited<ReturnType<typeof readOwnPlan>>

/** What is saved, ready to be changed. */
function emptyForm(ctx: Context, own: Own): Rendered {
  const lines = own.lines.map(({ id, what, withWhom, where, dueOn }) => {
    return { id, what, withWhom, where, dueOn }
  })
  return formPage(ctx, own, { typed: lines, sendId: ctx.ids.uuid() })
}

/** Saved, she sees her plan; else the form comes back with every word of hers. */
async function savedOrAgain(
  ctx: Context,
  form: z.output<typeof contract.planForm.form>,
): Promise<Rendered | Response> {
  ownOnly(ctx, form.orang)
  const courseCode = form.code.toUpperCase()
  const typed = typedIn(form)
  const faults = unreadable(typed)
  const again = async (found: Partial<Again>) =>
    formPage(ctx, await readOwnPlan(ctx, courseCode), {
      typed,
      sendId: form.kirim,
      version: Number(form.versi),
      ...found,
    })
  if (faults.length > 0) return { ...(await again({ faults })), status: 422 }
  const lines = typed.map((line) => ({ ...line, dueOn: calendarDate(line.dueOn) ?? '' }))
  try {
    await savePlan(ctx, { courseCode, id: form.kirim, version: Number(form.versi), lines })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'INPUT_INVALID') {
      return { ...(await again({ faults: faultsAsTyped(error, typed) })), status: 422 }
    }
    if (error.code !== 'CHANGED_MEANWHILE') throw error
    // From here on she changes what was saved meanwhile, with it before her eyes.
    return { ...(await again({ isChanged: true, sendId: ctx.ids.uuid() })), status: 409 }
  }
  return seeOther(hrefOf(form.code))
}

type Again = {
  readonly typed: readonly render.TypedLine[]
  readonly sendId: string
  readonly version?: number
  readonly faults?: readonly render.TypedFault[]
  readonly isChanged?: boolean
}

function formPage(ctx: Context, own: Own, again: Again): Rendered {
  const { typed, sendId, faults = [], isChanged = false } = again
  const { cadreId, courseCode, courseTitle, isDemo, row } = own
  const lines = Array.from({ length: MAX_LINES }, (_, at) => {
    const line = typed[at]
    return line === undefined || line.id === '' ? blank(ctx) : line
  })
  const current = row?.version ?? 0
  const returned =
    row?.state === 'RETURNED' ? own.notes.find(({ kind }) => kind === 'RETURN') : undefined
  const filling = page(
    render.planFormPage({
      cadreId,
      isAnswer: faults.length > 0 || isChanged,
      courseCode,
      courseTitle,
      isDemo,
      sendId,
      version: isChanged ? current : (again.version ?? current),
      lines,
      faults,
      latest: isChanged ? own.lines : null,
      returned: returned?.note ?? null,
      hasPlan: row !== null,
    }),
  )
  return { ...filling, head: render.html`<script src="/rencana.js" defer></script>` }
}

function blank(ctx: Context): render.TypedLine {
  return { id: ctx.ids.uuid(), what: '', withWhom: '', where: '', dueOn: '' }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The lines as the form has them, each text on one line. Refuses INPUT_INVALID what no form of ours sends. */
function typedIn(form: z.output<typeof contract.planForm.form>): render.TypedLine[] {
  const ids = new Set<string>()
  return Array.from({ length: MAX_LINES }, (_, at) => {
    const text = (name: string, most: number) => {
      const seen = (form[`${name}${at + 1}`] ?? '').replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      const value = withoutNik(seen.trim())
      if (value.length > most) throw new Refusal('INPUT_INVALID')
      return value
    }
    const id = text('baris', 36)
    const line = {
      id,
      what: text('apa', MAX_WHAT),
      withWhom: text('dengan', MAX_DETAIL),
      where: text('di', MAX_DETAIL),
      dueOn: text('kapan', 40),
    }
    const isOurs = UUID.test(id) && !ids.has(id)
    ids.add(id)
    if (!isOurs && `${line.what}${line.withWhom}${line.where}${line.dueOn}` !== '') {
      throw new Refusal('INPUT_INVALID')
    }
    return line
  })
}

function unreadable(typed: readonly render.TypedLine[]): render.TypedFault[] {
  return typed.flatMap(({ dueOn }, line): render.TypedFault[] =>
    dueOn !== '' && calendarDate(dueOn) === null
      ? [{ line, field: 'dueOn', reason: 'UNREADABLE' }]
      : [],
  )
}

/** The verb counts filled lines; the page shows empty ones between them too. */
function faultsAsTyped(
  { detail }: Refusal,
  typed: readonly render.TypedLine[],
): readonly render.TypedFault[] {
  const faults = detail['faults']
  if (!Array.isArray(faults)) throw new Refusal('INPUT_INVALID')
  const filledAt = typed.flatMap(({ what, withWhom, where, dueOn }, at) =>
    `${what}${withWhom}${where}${dueOn}` === '' ? [] : [at],
  )
  // Safe: `savePlan` makes them.
  return (faults as LineFault[]).map((fault) => ({ ...fault, line: filledAt[fault.line] ?? 0 }))
}

const hrefOf = (code: string) => `/rtl/${encodeURIComponent(code.toLowerCase())}/`

function page(filling: render.Filling): Rendered {
  return { shell: 'lapangan', ...filling }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
