/** Members of staff of a test who sign in by the form: with a password of their own and the demonstration's app. */
import { enrolDemo } from '../../db/seed/demo-factors.ts'
import type { Context } from '../../worker/core/context.ts'
import { createStaff, type NewStaff } from '../../worker/identity/index.ts'

/** Returns the account's id. */
export async function makeOfficer(ctx: Context, input: NewStaff): Promise<string> {
  const id = await createStaff(ctx, { ...input, passwordIs: 'OWN' })
  await enrolDemo(ctx, id)
  return id
}
