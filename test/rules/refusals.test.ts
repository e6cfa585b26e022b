/** The table of refusals by operation is what the source says. After a change: run this file with `-u`. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { ENDPOINTS } from '../../worker/contract/all.ts'
import { readSources, refusalsOf, type Sources } from './refusals.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const TABLE = path.join(ROOT, 'worker/contract/refusals.ts')

const HEAD = `/**
 * What each operation may refuse with, beside what any may: read from the source by \`test/rules/refusals.ts\` and written by
 * \`npx vitest run --config test/vitest.config.ts --project rules test/rules/refusals.test.ts -u\`. The OpenAPI document is
 * made of it; matrix and fuzzer hold every answer against that.
 */
`

it('is what the source can refuse with', async () => {
  const found = refusalsOf(readSources(ROOT))
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted())
  const lines = Object.entries(found).map(([name, codes]) => `${name}:${codes.join(' ')}\n`)
  await expect(`${HEAD}export const REFUSALS = \`\n${lines.join('')}\`\n`).toMatchFileSnapshot(
    TABLE,
  )
})

const endpoint = `import * as contract from '../contract/roster.ts'\nimport { serve } from '../core/serve.ts'\n`

/** The codes of operation `move`, whose handler is `handler`. */
function codesOf(handler: string, sources: Sources, head = ''): string[] {
  const routes = `${endpoint}${head}\nexport function routes(app) { serve(app, contract.move, ${handler}) }`
  return refusalsOf({ ...sources, 'worker/roster/routes.ts': routes })['move'] ?? ['not found']
}

it('follows calls, doors, names given anew and what a function keeps for its handlers', () => {
  const verb = `import { Refusal as No } from '../core/refusal.ts'
    import * as far from '../learning/index.ts'
    export async function move(ctx) { return far.check(ctx) ? deep() : null }
    function deep() { throw new No('COHORT_FULL') }
    function never() { throw new No('LOCKED') }`
  const sources = {
    'worker/roster/move.ts': verb,
    'worker/learning/index.ts': `export { really as check } from './rule.ts'\nexport * from './rest.ts'`,
    'worker/learning/rule.ts': `export const really = () => 'TOPIC_OLD'`,
    'worker/learning/rest.ts': `export function rest() { throw new Refusal('DUPLICATE') }`,
  }
  const head = `import { move as go } from './move.ts'\nimport { rest } from '../learning/index.ts'`
  expect(codesOf('(ctx) => go(ctx)', sources, head)).toEqual(['COHORT_FULL', 'TOPIC_OLD'])
  expect(codesOf('rest', sources, head)).toEqual(['DUPLICATE'])
  const kept = `${endpoint}${head}\nexport function routes(app) {
    const both = (ctx) => again(ctx)
    const again = (ctx) => rest(ctx)
    serve(app, contract.move, both)
  }`
  expect(refusalsOf({ ...sources, 'worker/roster/routes.ts': kept })).toEqual({
    move: ['DUPLICATE'],
  })
})

it('takes no code that is only a type, only compared, or of a schema', () => {
  const sources = {
    'worker/contract/roster.ts': `export const kinds = ['LOCKED']\nexport function fault() { return 'TOPIC_OLD' }`,
  }
  const handler = `(ctx) => { const a: 'CONFLICT' = contract.fault(contract.kinds); return a === 'DUPLICATE' }`
  expect(codesOf(handler, sources)).toEqual(['TOPIC_OLD'])
})

it('knows what follows from a permission', () => {
  const sources = {
    'worker/core/access.ts': `export function allow() { throw new Refusal('VISIT_NEEDED') }`,
    'worker/core/commit.ts': `import { demandProof } from './proof.ts'\nexport function commit() { demandProof() }`,
    'worker/core/proof.ts': `export function demandProof() { throw new Refusal('PROVE_AGAIN') }`,
  }
  const head = `import { allow } from '../core/access.ts'\nimport { commit } from '../core/commit.ts'`
  const guarded = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'NOT_FOUND']
  const codes = (handler: string) => codesOf(handler, sources, head).toSorted()
  expect(codes(`(ctx) => allow(ctx, 'district.setPublic')`)).toEqual(guarded.toSorted())
  expect(codes(`(ctx) => allow(ctx, 'cadre.read')`)).toEqual(
    [...guarded, 'VISIT_NEEDED'].toSorted(),
  )
  // To look asks for no second factor, to write does.
  expect(codes(`(ctx) => allow(ctx, 'role.end')`)).toEqual(guarded.toSorted())
  expect(codes(`(ctx) => commit(ctx, allow(ctx, 'role.end'))`)).toEqual(
    [...guarded, 'PROVE_AGAIN'].toSorted(),
  )
})
