/** The table of roles says what the code decides: every permission stands in it, in words, and every role in one sentence. */
import { beforeAll, expect, it } from 'vitest'
import { ACTION_WORDS } from '../../../site/src/text/audit-actions.ts'
import { ROLE_NAMES } from '../../../site/src/text/identity.ts'
import { ROLE_HELP } from '../../../site/src/text/staff-office.ts'
import { readRoleTable } from '../../../worker/audit/role-table.ts'
import { ROLES_OF, STAFF_ROLES } from '../../../worker/core/access.ts'
import { NEEDS_VISIT } from '../../../worker/core/needs-visit.ts'
import { NEEDS_PROOF, SECOND_PERSON } from '../../../worker/core/proof.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'

const DISTRICT = '35.08'

beforeAll(makeDistricts)

it('names every permission once, with a phrase and exactly the roles that have it', async () => {
  const admin = contextFor(staff('DISTRICT_ADMIN', DISTRICT))
  const { permissions } = await readRoleTable(admin, { district: DISTRICT })
  expect(permissions.map(({ permission, roles }) => [permission, roles])).toEqual(
    Object.entries(ROLES_OF).map(([permission, roles]) => [permission, [...roles]]),
  )
  for (const { permission } of permissions) {
    expect(ACTION_WORDS[permission], permission).toMatch(/^\S.{3,}/)
  }
  const marked = (mark: 'second' | 'proof' | 'visit') =>
    permissions.filter((row) => row[mark]).map(({ permission }) => permission)
  expect(marked('second').toSorted()).toEqual([...SECOND_PERSON].toSorted())
  expect(marked('proof').toSorted()).toEqual([...NEEDS_PROOF].toSorted())
  expect(marked('visit').toSorted()).toEqual([...NEEDS_VISIT].toSorted())
})

it('has a name and one sentence for every role', () => {
  expect(Object.keys(ROLE_HELP).toSorted()).toEqual([...STAFF_ROLES].toSorted())
  for (const role of STAFF_ROLES) {
    expect(ROLE_NAMES[role]).toBeTruthy()
    expect(ROLE_HELP[role]).toMatch(/^[^.]+\.$/)
  }
})

it('is for the office of the district', async () => {
  for (const [who, code] of [
    [staff('TRAINER', DISTRICT), 'NOT_ALLOWED'],
    [staff('DISTRICT_ADMIN', '33.75'), 'NOT_FOUND'],
  ] as const) {
    await expect(readRoleTable(contextFor(who), { district: DISTRICT })).rejects.toThrow(code)
  }
})
