/** What belongs to no room: is the service up, and its description. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const readHealth = endpoint({
  method: 'GET',
  path: '/health',
  summary: 'Whether the service and its database answer',
  input: z.strictObject({}),
  reply: z.strictObject({
    status: z.literal('ok'),
    version: z.string(),
    /** The newest migration that the database has. */
    schema: z.string(),
  }),
  open: true,
})
