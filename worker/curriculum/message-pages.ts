/** The pages of messages for families, `/pesan/kpm-dasar/…`: for everybody, the same for all, so that a cache may hold them. */
import { messageModulesPage, messagesPage, noMessagesPage } from '../../site/src/render/index.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import * as contract from '../contract/materials.ts'
import { servePage, type Rendered } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { readMessages } from './read-messages.ts'
import { readMessageModules } from './read-message-modules.ts'

const FOR_ALL = { shell: 'pesan', headers: { 'cache-control': 'public, max-age=300' } } as const

export function messagePages(app: App): void {
  servePage(app, contract.messagesPage, async ({ db }, { code, module }) => {
    const found = await readMessages(db, code.toUpperCase(), module)
    if (found === null) return notThere()
    return { ...FOR_ALL, ...messagesPage({ ...found, course: courseOf(found.course) }) }
  })

  servePage(app, contract.messageModulesPage, async ({ db }, { code }) => {
    const found = await readMessageModules(db, code.toUpperCase())
    if (found === null) return notThere()
    return { ...FOR_ALL, ...messageModulesPage(courseOf(found.head), found.modules) }
  })
}

function courseOf({ code, title, review }: Pick<CourseHead, 'code' | 'title' | 'review'>) {
  return { code, title, isUnreviewed: review.required && review.by === null }
}

function notThere(): Rendered {
  return { shell: 'pesan', status: 404, ...noMessagesPage() }
}
