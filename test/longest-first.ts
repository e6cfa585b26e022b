/** The order of the test files: a clean checkout has no durations of its own, and a long file begun last is waited for alone. */
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Longer than half a minute, the longest first. Nothing breaks when one is missing; the whole check only takes longer. */
const LONG = [
  'worker/reporting/histories.test.ts',
  'e2e/faults.test.ts',
  'e2e/hostile-content.test.ts',
  'e2e/workshop-access.test.ts',
  'e2e/two-writers.test.ts',
  'e2e/pages.test.ts',
  'e2e/random-phones.test.ts',
  'e2e/workshop-journey.test.ts',
  'worker/access/matrix.test.ts',
  'e2e/main-job.test.ts',
  'e2e/link.test.ts',
  'e2e/verifier.test.ts',
  'e2e/offline-journey.test.ts',
  'e2e/no-script.test.ts',
  'e2e/certificate-changes.test.ts',
  'unit/exchange/round-trips.test.ts',
  'worker/certification/expiry-days.test.ts',
  'rules/planted.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = await super.sort(files)
    return order.toSorted((a, b) => rank(a) - rank(b))
  }
}

/** Groups stay in their order; within one, long files come before all others. */
function rank({ moduleId, project }: TestSpecification): number {
  const at = LONG.findIndex((file) => moduleId.endsWith(`/test/${file}`))
  return project.config.sequence.groupOrder * 1000 + (at === -1 ? LONG.length : at)
}
