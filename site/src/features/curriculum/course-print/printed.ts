import type { readForPrint } from '../../../../../worker/contract/course-file.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'

/** A course with everything that its books say. */
export type Printed = ReplyOf<typeof readForPrint>
