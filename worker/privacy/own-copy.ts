/**
 * A cadre's copy of all that is kept of her (UU 27/2022 art. 7): JSON, streamed table by table, and the same as PDF to read.
 * That she took it is logged before the first byte leaves.
 */
import { COPY_TABLES } from '../../site/src/text/own-copy.ts'
import { instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { downloadHeaders } from '../core/file-name.ts'
import { readOwnAnswers } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { listCadreFacts } from '../roster/index.ts'
import { findSelf, ownParts, readPart, type OwnPerson, type OwnRow } from './own-parts.ts'
import type { CopySection } from './copy-pdf.ts'

/** Goes up only when a key changes its meaning; new keys may come at any time. */
const COPY_FORMAT = 'kelas-kader/data-saya/1'

export async function takeCopy(ctx: Context, form: 'json' | 'pdf'): Promise<Response> {
  const self = await findSelf(ctx, 'data.takeSelf')
  const district = await getDistrict(ctx, self.by.area)
  const [facts] = await listCadreFacts(
    ctx.db,
    self.by,
    [self.cadreId],
    instant(ctx.clock).slice(0, 10),
  )
  const head = {
    format: COPY_FORMAT,
    madeAt: instant(ctx.clock),
    isDemo: district.isDemo,
    controller: `${district.name}, ${district.provinceName}`,
    cadre: { id: self.cadreId, code: facts?.code ?? '', name: facts?.name ?? '' },
  }
  await note(ctx, self.by, { entity: 'cadre', entityId: self.cadreId, detail: { format: form } })
  const name = `data-saya-${head.madeAt.slice(0, 10)}.${form}`
  if (form === 'json') {
    const body = streamOf(jsonOf(ctx, self, head))
    return new Response(body, { headers: downloadHeaders(name, 'application/json', null) })
  }
  const sections: CopySection[] = []
  for (const part of ownParts(self.cadreIds)) {
    const rows: OwnRow[] = []
    for await (const page of readPart(ctx, self, part)) rows.push(...page)
    sections.push({ table: part.table, rows })
  }
  const attempts = await readOwnAnswers(ctx, self.cadreIds)
  // Loaded here and not with the Worker: fonts and library are for this answer only.
  const { drawSheets } = await import('./copy-draw.ts')
  const pdf = await drawSheets({ ...head, zone: district.timeZone, sections, attempts })
  return new Response(pdf, { headers: downloadHeaders(name, 'application/pdf', pdf.byteLength) })
}

/** Each piece is valid where it stands: a reader that sees the end has seen all of it. */
async function* jsonOf(ctx: Context, self: OwnPerson, head: object): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"tables":{`
  let isFirst = true
  for (const part of ownParts(self.cadreIds)) {
    const { title, why } = COPY_TABLES[part.table] ?? { title: part.table, why: '' }
    yield `${isFirst ? '' : ','}\n${JSON.stringify(part.table)}:{"judul":${JSON.stringify(title)},"untuk":${JSON.stringify(why)},"rows":[`
    isFirst = false
    let isFirstRow = true
    for await (const rows of readPart(ctx, self, part)) {
      yield `${isFirstRow ? '' : ','}${rows.map((row) => `\n${JSON.stringify(row)}`).join(',')}`
      isFirstRow = false
    }
    yield ']}'
  }
  yield `},\n"quizzes":${JSON.stringify(await readOwnAnswers(ctx, self.cadreIds))}}\n`
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
