/**
 * Hostile texts and files on every way by which they can come in: pasted, typed and saved past the editor, in the fields of
 * courses and questions, in files of questions, as pictures and recordings. Then on every page that shows them: the editor, its
 * phone, the bank, what publishing says, a cadre's lesson, quiz and result, on screen and on paper. Nothing runs, nothing is asked
 * of another host, nothing stands live in what is shown.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HOSTILE_HTML } from '../fixtures/hostile/html.ts'
import { chooseMedia, importAll } from './hostile-files.ts'
import {
  bringDrawings,
  firstLesson,
  pasteAll,
  savePastEditor,
  startCourse,
  typeAll,
} from './hostile-lessons.ts'
import { fillFields, learn, lookAtDesk, print, publish, takeOut } from './hostile-pages.ts'
import { openLesson, openStage, textAt, type Stage } from './hostile-stage.ts'
import { liveIn, watchOver, type Finds } from './hostile-watch.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => {
  await stage?.close()
})

it('sees every pasted case in a page that takes it as it is', async () => {
  const { browser, service } = stage
  const context = await browser.newContext({ baseURL: service.url })
  const finds: Finds = { executed: [], asked: [], stopped: [], led: [] }
  await watchOver(context, service.url, finds)
  const page = await context.newPage()
  const unseen: string[] = []
  let html = ''
  await page.route('**/taken-as-it-is', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><body>${html}` }),
  )
  for (const { id, what, text } of HOSTILE_HTML) {
    html = text
    await page.goto('/taken-as-it-is', { timeout: 3000 }).catch(() => undefined)
    const live = await liveIn(page, 'body, head').catch(() => ['led away'])
    const happened = [...finds.executed, ...finds.asked, ...finds.led].join(' ')
    if (live.length === 0 && !happened.includes(String(id))) unseen.push(`${id} ${what}`)
  }
  await context.close()
  console.log('without any cleaning', {
    cases: HOSTILE_HTML.length,
    executed: finds.executed.length,
    asked: finds.asked.length,
    led: finds.led.length,
  })
  expect(unseen).toEqual([])
  expect(finds.executed.length).toBeGreaterThan(20)
  expect(finds.asked.length).toBeGreaterThan(10)
})

it('lets nothing run in the phone of the editor, even of an answer that was tampered with', async () => {
  const { browser, desk, service } = stage
  await startCourse(stage, textAt(0))
  const storageState = await desk.context().storageState()
  const context = await browser.newContext({ baseURL: service.url, storageState })
  const finds: Finds = { executed: [], asked: [], stopped: [], led: [] }
  await watchOver(context, service.url, finds)
  const page = await context.newPage()
  await page.route('**/preview', async (route) => {
    const answer = await route.fetch()
    const screens = [{ html: '<p>A</p><img src="x" onerror="kena(0)">', words: 1 }]
    await route.fulfill({ response: answer, json: { ...(await answer.json()), screens } })
  })
  await openLesson(page, await firstLesson(stage))
  await page.frameLocator('.phone-frame iframe').locator('img').waitFor({ state: 'attached' })
  expect(await liveIn(page, '.work')).toEqual([expect.stringContaining('onerror')])
  await expect.poll(() => finds.stopped.length).toBeGreaterThan(0)
  expect(finds.executed).toEqual([])
  await context.close()
})

it('takes words and structure of what is pasted, and nothing else', () => pasteAll(stage))
it('keeps what is typed as the words that it is', () => typeAll(stage))
it('shows nothing live of a source that was saved past the editor, and publishes only what can be read', () =>
  savePastEditor(stage))
it('draws drawings of other courses anew, or not at all', () => bringDrawings(stage))
it('reads files of questions, or says why not', () => importAll(stage))
it('makes pictures anew and keeps of recordings what plays', async () =>
  chooseMedia(stage, await firstLesson(stage)))

it('shows hostile words as words on every page, on paper and in the files that leave the house', async () => {
  const itemIds = await fillFields(stage)
  await lookAtDesk(stage, itemIds)
  await publish(stage)
  await learn(stage)
  for (const reader of ['peserta', 'pelatih']) await print({ stage, reader })
  await takeOut(stage)
})

it('ran nothing, asked nobody else, left nothing live', async () => {
  console.table(stage.tallies)
  const { executed, asked, led, stopped } = stage.finds
  const { results } = await stage.service.db
    .prepare('select pack from course_packs')
    .all<{ pack: string }>()
  console.log('found', { executed, asked, led, stopped, raw: stage.raw, packs: results.length })
  expect(Object.values(stage.tallies).reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThan(
    200,
  )
  expect({ executed, asked, led, stopped, raw: stage.raw }).toEqual({
    executed: [],
    asked: [],
    led: [],
    stopped: [],
    raw: [],
  })
})
