import { createHash, createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { cadreStore } from '../../../site/src/offline/cadre-store.ts'
import { answersAsText } from '../../../site/src/offline/page/escape.ts'
import { unpackAnswers } from '../../../worker/contract/answer-text.ts'
import { CADRE, NOON, onePhone, read } from './one-phone.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

it('writes the unsent answers so that the Worker can check whose they are, without giving the token away', async () => {
  const store = cadreStore(onePhone(), CADRE)
  await store.set('registeredAt', NOON)
  const token = await store.token()
  const event = await store.append({
    type: 'question.reported',
    body: { versionId: CADRE, slug: 'satu', question: 'q1', kind: 'other', note: 'é “ya” ~?>' },
  })

  const text = await answersAsText(store, NOON)
  const found = unpackAnswers(`Untuk pelatih:\n\n${text}`)

  expect(text).not.toContain(token)
  expect(JSON.parse(found?.json ?? '')).toEqual({
    v: 1,
    cadre: CADRE,
    now: NOON,
    token: sha256(token).toString('hex').slice(0, 16),
    events: [event],
  })
  expect(found?.signature).toBe(
    createHmac('sha256', sha256(`sign:${token}`))
      .update(found?.signed ?? '')
      .digest('hex'),
  )
  expect(await store.count()).toBe(1)
})

it('offers nothing while the Worker does not know this phone: nobody could check it', async () => {
  const store = cadreStore(onePhone(), CADRE)
  await store.append(read('a'))
  expect(await answersAsText(store, NOON)).toBeNull()
})

it('finds nothing in a text that is all padding, and comes to an end', () => {
  const text = `KELASKADER1.${'='.repeat(399_000)}A.${'ab'.repeat(32)}`
  expect(unpackAnswers(text)).toBeNull()
})
