/** What the measurements of the phone start from: the product behind its edge, and a cadre at the shipped course. */
import { getGraded } from '../../worker/curriculum/index.ts'
import { startQuiz, submitAttempt } from '../../worker/learning/index.ts'
import { DISTRICT, openLumajang, publishShipped, SYSTEM } from '../e2e/lumajang.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { passModules } from '../e2e/work.ts'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { openEdge, type Edge } from '../link/edge.ts'

/** By name, with the unit at its end. */
export type Figures = Readonly<Record<string, number>>

export type Bench = {
  readonly service: Service
  readonly edge: Edge
  /** She has passed the first module. */
  readonly cadre: Cadre
  /** She has done nothing yet. */
  readonly newcomer: Cadre
  /** She has passed every module, so every lesson is open to her. */
  readonly finisher: Cadre
  /** Address of the result of her first quiz. */
  readonly result: string
  close(): Promise<void>
}

/** How many times slower a cheap phone's processor is than this machine's. */
export const SLOWER = 6

export async function openBench(): Promise<Bench> {
  const service = await startService()
  const lumajang = await openLumajang(service)
  await publishShipped(service.context(SYSTEM), 'KPM-SEGAR')
  const [cadre, newcomer, finisher] = await openCadres(service, lumajang, [
    'Siti Aminah',
    'Sri Wahyuni',
    'Dewi Lestari',
  ])
  if (cadre === undefined || newcomer === undefined || finisher === undefined) {
    throw new Error('nobody was activated')
  }
  await passModules(service, finisher.id)
  const edge = await openEdge(service)
  return {
    service,
    edge,
    cadre,
    newcomer,
    finisher,
    result: await passFirst(service, cadre),
    async close() {
      await edge.close()
      await service.close()
    },
  }
}

async function passFirst(service: Service, { id }: Cadre): Promise<string> {
  const slug = 'mengenal-kpm'
  const ctx = service.context({
    kind: 'cadre',
    cadreId: id,
    district: DISTRICT,
    sessionId: 'budget',
  })
  const { attemptId, versionId, questions } = await startQuiz(ctx, { slug })
  const { keys } = await getGraded(ctx.db, versionId, slug)
  const answers = Object.fromEntries(questions.map((one) => [one.id, keys[one.id]?.right ?? '']))
  await submitAttempt(ctx, { attemptId, versionId, slug, answers })
  return `/belajar/${slug}/kuis/hasil/${attemptId}/`
}
