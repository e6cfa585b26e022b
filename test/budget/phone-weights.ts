/** Bytes of documents, scripts and packs as the edge sends them. */
import { brotli } from '../link/edge.ts'
import type { Catalog } from '../../worker/contract/curriculum.ts'
import type { Bench, Figures } from './phone-bench.ts'

/** As the edge sent it to a browser of today. */
async function fetched(
  { edge, finisher }: Bench,
  address: string,
  cadre = finisher,
): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(edge.url + address, {
    headers: { cookie: cadre.cookie, 'accept-encoding': 'gzip, deflate, br' },
    redirect: 'manual',
  })
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
  const text = await answer.text()
  return { bytes: edge.seen().at(-1)?.bytes ?? 0, text }
}

async function catalogOf(bench: Bench): Promise<Catalog> {
  // Safe: the contract's shape of this file.
  return JSON.parse((await fetched(bench, '/catalog.json?area=35.08')).text) as Catalog
}

export async function measureWeights(bench: Bench): Promise<Figures> {
  const { courses } = await catalogOf(bench)
  // A refresher is open to who holds a certificate.
  const open = courses.filter(({ head: { refreshes = null } }) => refreshes === null)
  const modules = open.flatMap(({ head }) => head.modules)
  const heaviest = async (addresses: readonly string[]) => {
    let most = 0
    for (const address of addresses) most = Math.max(most, (await fetched(bench, address)).bytes)
    return most
  }
  const worker = await heaviest(['/sw.js'])
  const makers = await heaviest(['/hp-laman.js'])
  return {
    'catalogue, B': await heaviest(['/belajar/']),
    'module, B': await heaviest(modules.map(({ slug }) => `/belajar/${slug}/`)),
    'longest lesson, B': await heaviest(
      modules.flatMap(({ slug, lessons }) =>
        lessons.map((lesson) => `/belajar/${slug}/${lesson.slug}/`),
      ),
    ),
    'quiz, B': await heaviest(modules.map(({ slug }) => `/belajar/${slug}/kuis/`)),
    'result, B': (await fetched(bench, bench.result, bench.cadre)).bytes,
    'HP ini, B': await heaviest(['/hp-ini/']),
    'sign-in, B': await heaviest(['/masuk/']),
    'page script, B': await heaviest(['/hp.js']),
    'service worker, B': worker,
    'page makers, B': makers,
    'service worker with page makers, B': worker + makers,
  }
}

const DRAWING = /<svg\b.*?<\/svg>/gs

/** Of every module: its texts, its drawings, and its pictures, which are files of their own. */
export async function measurePacks(bench: Bench): Promise<Figures> {
  const figures: Record<string, number> = {}
  let course = 0
  for (const { packs } of (await catalogOf(bench)).courses) {
    for (const { slug, url, media } of packs) {
      const { bytes, text } = await fetched(bench, url)
      const texts = brotli(Buffer.from(text.replaceAll(DRAWING, ''))).length
      const pictures = media
        .filter(({ kind }) => kind === 'image')
        .reduce((sum, one) => sum + one.bytes, 0)
      figures[`${slug}: texts, B`] = texts
      figures[`${slug}: drawings, B`] = bytes - texts
      figures[`${slug}: with pictures, B`] = bytes + pictures
      course += bytes + pictures
    }
  }
  const largest = (what: string) =>
    Math.max(
      ...Object.entries(figures).flatMap(([name, bytes]) => (name.endsWith(what) ? [bytes] : [])),
    )
  return {
    ...figures,
    'largest module: texts, B': largest(': texts, B'),
    'largest module: with pictures, B': largest(': with pictures, B'),
    'whole course, B': course,
  }
}
