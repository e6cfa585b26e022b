import * as render from '../../../site/src/render/index.ts'
import * as contract from '../../contract/topics.ts'
import { allowSelf } from '../../core/access.ts'
import { servePage } from '../../core/page.ts'
import { serve, type App } from '../../core/serve.ts'
import { getDistrict } from '../../regions/index.ts'
import { enterTopic } from './enter-topic.ts'
import { closeTopic, listTopics, openTopic } from './open-topic.ts'

export function routes(app: App): void {
  serve(app, contract.listTopics, listTopics)
  serve(app, contract.openTopic, openTopic)
  serve(app, contract.closeTopic, closeTopic)
  serve(app, contract.enterTopic, enterTopic)
  servePage(app, contract.enterTopicForm, async (ctx, { kode }) => {
    const reply = await enterTopic(ctx, { code: kode })
    const { isDemo } = await getDistrict(ctx, allowSelf(ctx, 'topic.enter').by.area)
    return { shell: 'kader' as const, ...render.topicPage(reply, isDemo) }
  })
}
