/**
 * What a bank of 10,000 questions costs to search, to bring 1,000 more into, to publish from and to draw a paper from: through the
 * real Worker and D1. The questions come in by the product's own import.
 */
import { NATION } from '../../worker/core/region-code.ts'
import { getPack, saveDraft } from '../../worker/curriculum/index.ts'
import { drawPaper, phonePaper } from '../../worker/learning/paper.ts'
import { createStaff, openSession } from '../../worker/identity/index.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { anItem } from '../factories/items.ts'
import { approveDraft } from '../factories/course.ts'
import { request, SYSTEM, timed, type Line } from './office.ts'

type Signed = { readonly service: Service; readonly cookie: string }

const CHUNK = 1000
const TYPES = ['one', 'many', 'truth', 'match', 'order', 'number', 'short'] as const
const LEVELS = [1, 2, 3] as const
const TOPICS = ['gizi', 'ukur', 'sanitasi', 'imunisasi', 'rujukan', 'data', 'posyandu', 'ibu-hamil']
/** As many questions as one module may refer to, and how many one paper takes of them. */
const IN_MODULE = 200
const PAPER = 20
const PAPERS = 1000

/** A line per job, when the bank holds so many questions. */
export async function benchBank(size: number): Promise<Record<string, Line>> {
  const service = await startService()
  const signed = { service, cookie: await signIn(service) }
  const lines: Record<string, Line> = {}
  for (let from = 0; from < size; from += CHUNK) {
    const batch = itemsFrom(from)
    const line = await timed(signed, () => bringIn(signed, batch))
    if (from === 0) lines['import of 1,000, empty bank'] = line
    if (from + CHUNK >= size) lines[`import of 1,000, ${from} there`] = line
  }
  const search = (wanted: object) => () =>
    request(signed, 'POST', '/bank-items/search', { area: NATION, ...wanted })
  lines['search: newest 50'] = await timed(signed, search({}))
  lines['search: by tag and level'] = await timed(signed, search({ tag: 'gizi', level: 2 }))
  lines['search: a frequent word'] = await timed(signed, search({ words: 'balita' }))
  lines['search: one question by its number'] = await timed(signed, search({ words: 'nomor17' }))
  lines['search: a word that no question has'] = await timed(signed, search({ words: 'gajah' }))
  lines['count of tags'] = await timed(signed, () =>
    request(signed, 'GET', `/bank-counts?area=${NATION}`),
  )
  const again = itemsFrom(0)
  lines['comparison of 1,000 that are there'] = await timed(signed, () => compare(signed, again))
  const courseId = await draft(service)
  let versionId = ''
  lines[`publish a module that asks ${IN_MODULE}`] = await timed(signed, async () => {
    const published = await request<{ versionId: string }>(
      signed,
      'POST',
      `/courses/${courseId}/publish`,
      {},
    )
    versionId = published.versionId
  })
  const pack = await getPack(service.context(SYSTEM).db, versionId, 'mengenal-kpm')
  lines[`${PAPERS} papers of ${PAPER} drawn`] = await timed(signed, async () => {
    for (let number = 0; number < PAPERS; number += 1) {
      const onPhone = phonePaper(pack, `${versionId}-${number}`)
      const drawn = drawPaper(pack, number.toString(16).padStart(64, '0'))
      if (onPhone.length !== PAPER || drawn.length !== PAPER) throw new Error('a paper is short')
    }
  })
  await service.close()
  return lines
}

type BenchItem = ReturnType<typeof itemsFrom>[number]

/** A thousand that ask different things, of every type but pictures and cases. */
function itemsFrom(from: number) {
  return Array.from({ length: CHUNK }, (_, at) => {
    const number = from + at
    const item = anItem(TYPES[number % TYPES.length] ?? 'one', {
      level: LEVELS[number % LEVELS.length] ?? 1,
    })
    const stem = `Nomor${number}: ${item.content.stem} Balita ke-${number} di posyandu.`
    return {
      itemId: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
      code: `soal-${number}`,
      item: { ...item, content: { ...item.content, stem } },
      tags: [TOPICS[number % TOPICS.length] ?? '', `bab-${number % 40}`],
    }
  })
}

async function bringIn(signed: Signed, items: readonly BenchItem[]): Promise<void> {
  await request(signed, 'POST', '/bank-items/import', {
    importId: crypto.randomUUID(),
    area: NATION,
    from: 'bench',
    items: items.map((each) => ({ ...each, version: 0 })),
  })
}

async function compare(signed: Signed, items: readonly BenchItem[]): Promise<void> {
  const { results } = await request<{ results: { is: string }[] }>(
    signed,
    'POST',
    '/bank-items/compare',
    { area: NATION, items },
  )
  if (results.some(({ is }) => is !== 'same')) throw new Error('the bank has something else')
}

/** The shipped course; the first module asks questions of the bank, of which a paper takes some of two topics. */
async function draft(service: Service): Promise<string> {
  const ctx = service.context(SYSTEM)
  const files = courseFiles('kpm-dasar').map((file) => {
    if (file.path === 'mengenal-kpm/soal.yaml') {
      const asked = Array.from(
        { length: IN_MODULE },
        (_, at) => `- { item: soal-${at * 7}, for: ${at % 20 === 0 ? 'test' : 'quiz'} }`,
      )
      return { ...file, text: asked.join('\n') }
    }
    if (file.path !== 'mengenal-kpm/module.yaml') return file
    const draw = `draw: [{ count: ${PAPER / 2}, tag: gizi }, { count: ${PAPER / 2} }]`
    return { ...file, text: file.text.replace('shuffle: true', `shuffle: true, ${draw}`) }
  })
  const { courseId } = await saveDraft(ctx, {
    code: 'KPM-DASAR',
    ownerArea: NATION,
    files,
    version: 0,
  })
  await approveDraft(ctx, courseId)
  return courseId
}

async function signIn(service: Service): Promise<string> {
  const id = await createStaff(service.context(SYSTEM), {
    username: 'penulis.pusat',
    name: 'Penulis',
    password: 'kereta api malam ke timur',
    grants: [{ role: 'SUPERADMIN', area: NATION }],
  })
  return (await openSession(service.context(SYSTEM), { kind: 'staff', id, scheme: 'http' })).cookie
}
