/**
 * The drill: pepper, data key and KEK are changed at once while people are signed in, codes are handed out and a test is open. Before,
 * during and after, nobody is locked out; what was sealed stays readable until it is sealed anew, and then nothing is left under the
 * secrets of before.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { rewrapKeys } from '../../../worker/certification/keys/rewrap-keys.ts'
import { signingKey } from '../../../worker/certification/keys/keys.ts'
import type { Context } from '../../../worker/core/context.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { readSecrets, type SecretTexts } from '../../../worker/core/secrets.ts'
import {
  activate,
  readActor,
  readSignKeys,
  registerUpload,
} from '../../../worker/identity/index.ts'
import { giveCode } from '../../../worker/identity/second-factor/steps.ts'
import { signInCadre } from '../../../worker/identity/sign-in-cadre.ts'
import { signInStaff } from '../../../worker/identity/sign-in-staff.ts'
import { startQuiz, startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { areLettersOf, lettersOf } from '../../../worker/learning/topics/topic-code.ts'
import { checkInKeyOf, checkInKeysOf } from '../../../worker/meetings/read-attendance.ts'
import { readRotations, rotateSecrets } from '../../../worker/privacy/rotate-secrets.ts'
import { listDuplicates } from '../../../worker/reporting/list-duplicates.ts'
import { checkRoster, editCadre, readCadre } from '../../../worker/roster/index.ts'
import type { SecretUse } from '../../../worker/contract/secrets.ts'
import { newToken } from '../../factories/answers.ts'
import { ADMIN, DISTRICT, makeOffice } from '../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { ownCourse, RIGHT } from '../../factories/course.ts'
import {
  makeActivated,
  makeLogin,
  NEW_BROWSER,
  newKey,
  PASSWORD,
  PIN,
  PRESENT,
  valueOf,
} from '../../factories/identity.ts'
import { issueAt, stateOnPhone, type Paper } from '../../factories/keys.ts'
import { searchDatabase } from '../../factories/planted.ts'
import { bringIn, sheet } from '../../factories/roster.ts'
import { after as seconds, appCode, makeEnrolled } from '../../factories/second-factor.ts'

const NEW = {
  PEPPER: 'pepper-of-tomorrow-0123456789-0123456789',
  DATA_KEY: 'data-key-of-tomorrow-0123456789-0123456789',
  KEK: 'kek-of-tomorrow-0123456789-0123456789-01',
}
const BEFORE: SecretTexts = { PEPPER: env.PEPPER, DATA_KEY: env.DATA_KEY, KEK: env.KEK }
const DURING: SecretTexts = {
  ...NEW,
  PEPPER_PREVIOUS: env.PEPPER,
  DATA_KEY_PREVIOUS: env.DATA_KEY,
  KEK_PREVIOUS: env.KEK,
}
const AFTER: SecretTexts = NEW

/** A minute apart: what was handed out before is older than the pepper of today. */
const timeOf = (texts: SecretTexts) => seconds([BEFORE, DURING, AFTER].indexOf(texts) * 60)

const lines: LogLine[] = []
/** An actor under the secrets of a time. */
const on = (texts: SecretTexts, actor: Context['actor'] = SYSTEM, at = timeOf(texts)): Context => ({
  ...contextFor(actor, at),
  secrets: readSecrets(texts),
  log: (line) => {
    lines.push(line)
  },
})
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => 'open',
    (error: { code?: string; detail?: { officer?: boolean } }) =>
      error.detail?.officer === true ? 'NEEDS_CODE' : error.code,
  )
const admin = (texts: SecretTexts) => on(texts, ADMIN)
const withPin = (texts: SecretTexts, { cadreId, device }: { cadreId: string; device: string }) =>
  refusal(signInCadre(on(texts, PUBLIC), { ...NEW_BROWSER, device }, { cadreId, pin: PIN }))
const withPassword = (texts: SecretTexts, username: string, password = PASSWORD) =>
  refusal(signInStaff(on(texts, PUBLIC), NEW_BROWSER, { username, password }))

/** The browser after the right password, before the second step. */
const afterPassword = async (texts: SecretTexts, username: string) => {
  const { setCookies } = await signInStaff(on(texts, PUBLIC), NEW_BROWSER, {
    username,
    password: PASSWORD,
  })
  const pending = /^__Host-p=([0-9a-f]{64});/
  const given = setCookies.flatMap((each) => pending.exec(each)?.[1] ?? [])[0] ?? null
  return { ...NEW_BROWSER, pending: given }
}

async function left(texts: SecretTexts): Promise<Partial<Record<SecretUse | 'lost', number>>> {
  const { rotations } = await readRotations(on(texts, staff('SUPERADMIN', 'ID')))
  const counts = rotations.flatMap(({ left: uses }) => uses.map(({ use, count }) => [use, count]))
  const lost = rotations.reduce((sum, rotation) => sum + rotation.lost, 0)
  return Object.fromEntries([...counts, ['lost', lost]])
}

type Phone = Awaited<ReturnType<typeof makeActivated>>
const people = {} as Record<'often' | 'once' | 'never', Phone> // Safe: filled before the first test.
let token = ''
let label = ''
let code = { cadreId: '', code: '' }
let officer = { accountId: '', username: '' }
let absent = { username: '' }
let paper: Paper
let phoned = ''
let legacy = ''
let test: Awaited<ReturnType<typeof startTest>>
let learner: (texts: SecretTexts) => Context
let letters = ''
let hall = ''

const PHONE = '081234567001'
const same = (name: string) => sheet([{ name, areaCode: '35.08.13.2001', phone: PHONE }])
const phoneOf = async (texts: SecretTexts, cadreId: string) =>
  (await readCadre(admin(texts), { area: DISTRICT, cadreId })).cadre.phone

beforeAll(async () => {
  const office = await makeOffice()
  for (const who of ['often', 'once', 'never'] as const) people[who] = await makeActivated()
  const actor = await readActor(
    contextFor(SYSTEM).db,
    contextFor(SYSTEM, PRESENT).clock,
    people.often.cookie,
  )
  token = newToken()
  await registerUpload(on(BEFORE, actor), { cadreId: people.often.cadreId, token })
  label = String(await valueOf('select label from upload_tokens'))
  code = await makeLogin()
  officer = await makeEnrolled()
  absent = await makeEnrolled()
  ;[paper] = (await issueAt(office, ['Siti Bersertifikat'], PRESENT)) as [Paper]
  await bringIn(
    admin(BEFORE),
    DISTRICT,
    sheet([
      { name: 'Siti Bertelepon', areaCode: '35.08.13.2001', phone: PHONE },
      { name: 'Dewi Dahulu', areaCode: '35.08.13.2002', phone: '081234567002' },
    ]),
  )
  const idOf = async (name: string) =>
    String(await valueOf('select id from cadres where name = ?', name))
  phoned = await idOf('Siti Bertelepon')
  legacy = await idOf('Dewi Dahulu')
  // As telephones were kept before cadres had keys of their own, and secrets names.
  const sealed = await readSecrets(BEFORE).seal(legacy, '+6281234567002')
  await env.DB.batch([
    env.DB.prepare('update cadres set phone_sealed = ?, phone_pepper = null where id = ?').bind(
      sealed.slice(9),
      legacy,
    ),
    env.DB.prepare('delete from person_keys where cadre_id = ?').bind(legacy),
  ])
  const own = await ownCourse(on(BEFORE), { code: 'ROTASI', prefix: 'rot-', test: {} })
  learner = (texts) => on(texts, cadre('pelajar-rotasi', DISTRICT))
  for (const slug of [own.one, own.two]) {
    const { attemptId, versionId, questions } = await startQuiz(learner(BEFORE), { slug })
    const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
    await submitAttempt(learner(BEFORE), { attemptId, versionId, slug, answers })
  }
  test = await startTest(learner(BEFORE), { slug: own.test, isOwnWork: true })
  letters = await lettersOf(readSecrets(BEFORE), 'kelas')
  hall = await checkInKeyOf(on(BEFORE), 'rapat')
})

it('shows how far it is to superadmins alone, and since when each secret is that of today', async () => {
  expect(await refusal(readRotations(admin(DURING)))).toBe('NOT_ALLOWED')
  expect(await refusal(readRotations(on(DURING, PUBLIC)))).toBe('SIGN_IN_NEEDED')
})

describe('while the secrets of before are still here', () => {
  it('counts what is under them', async () => {
    expect(await left(DURING)).toMatchObject({
      PIN: 3,
      PASSWORD: 2,
      PHONE_HASH: 2,
      ACTIVATION_CODE: 1,
      TEST: 1,
      PERSON_KEY: 2,
      PHONE: 1,
      SECOND_FACTOR: 2,
      SIGNING_KEY: 2,
      lost: 0,
    })
  })

  it('lets sessions go on, and everybody in who knows a PIN or a password, once and again', async () => {
    const { db, clock } = on(DURING)
    expect(await readActor(db, clock, people.never.cookie)).toMatchObject({ kind: 'cadre' })
    for (const who of [people.often, people.once]) expect(await withPin(DURING, who)).toBe('open')
    expect(await withPin(DURING, people.often)).toBe('open')
    expect(await withPassword(DURING, officer.username)).toBe('open')
    expect(await withPassword(DURING, officer.username)).toBe('open')
    expect(await withPassword(DURING, officer.username, 'empat gajah menari pelan')).toBe(
      'SIGN_IN_WRONG',
    )
    expect(await left(DURING)).toMatchObject({ PIN: 1, PASSWORD: 1 })
  })

  it('takes the app’s codes, and activation codes that were printed before', async () => {
    const ctx = on(DURING, PUBLIC)
    const browser = await afterPassword(DURING, officer.username)
    const shown = await appCode(timeOf(DURING))
    expect((await giveCode(ctx, browser, { code: shown, trust: false })).kind).toBe('open')
    const opened = await activate(ctx, NEW_BROWSER, {
      code: code.code,
      pin: PIN,
      phone: 'own',
      key: newKey(),
    })
    expect(opened.actor).toMatchObject({ kind: 'cadre', cadreId: code.cadreId })
  })

  it('finds a telephone that was brought in before, and reads it', async () => {
    expect(await phoneOf(DURING, phoned)).toBe('+6281234567001')
    expect(await phoneOf(DURING, legacy)).toBe('+6281234567002')
    const { outcomes } = await checkRoster(admin(DURING), {
      district: DISTRICT,
      rows: same('Nama Yang Lain'),
    })
    expect(outcomes[0]).toMatchObject({
      state: 'ASK',
      questions: [expect.objectContaining({ question: 'SAME_PHONE' })],
    })
    // The same number is no change of hers.
    const { cadre: shown } = await readCadre(admin(DURING), { area: DISTRICT, cadreId: phoned })
    const { version } = shown
    await editCadre(admin(DURING), { district: DISTRICT, cadreId: phoned, version, phone: PHONE })
    expect(
      (await readCadre(admin(DURING), { area: DISTRICT, cadreId: phoned })).cadre.version,
    ).toBe(version)
  })

  it('knows codes of a class and of a hall that are on the wall, and signs', async () => {
    expect(await areLettersOf(readSecrets(DURING), 'kelas', letters)).toBe(true)
    expect(await checkInKeysOf(on(DURING), 'rapat')).toContain(hall)
    await expect(signingKey(on(DURING), DISTRICT)).resolves.toBeDefined()
    expect(await stateOnPhone(paper.token, PRESENT)).toBe('valid')
  })

  it('leaves the paper of a test that was begun', async () => {
    const again = await startTest(learner(DURING), { slug: test.slug, isOwnWork: true })
    expect(again).toEqual(test)
    const answers = Object.fromEntries(test.questions.map(({ id }) => [id, RIGHT]))
    const { attemptId, versionId, slug } = test
    const { score } = await submitAttempt(learner(DURING), { attemptId, versionId, slug, answers })
    expect(score).toBe(100)
  })

  it('moves by the clock what can be moved, however many runs do it at once', async () => {
    await Promise.all([rotateSecrets(on(DURING)), rotateSecrets(on(DURING))])
    await rotateSecrets(on(DURING))
    await rewrapKeys(on(DURING))
    expect(await left(DURING)).toMatchObject({
      PHONE_HASH: 0,
      PERSON_KEY: 0,
      PHONE: 0,
      UPLOAD_KEY: 0,
      SECOND_FACTOR: 0,
      SIGNING_KEY: 0,
      ACTIVATION_CODE: 0,
      TEST: 0,
      PIN: 1,
      PASSWORD: 1,
      lost: 0,
    })
    const { rotations } = await readRotations(on(DURING, staff('SUPERADMIN', 'ID')))
    expect(rotations.map(({ since }) => since)).toEqual(Array(3).fill(timeOf(DURING)))
    // The log of the hour says it too, with counts alone.
    expect(lines.filter(({ event }) => event === 'rotation')).toContainEqual(
      expect.objectContaining({ secret: 'DATA_KEY', PERSON_KEY: 0 }),
    )
  })
})

describe('when the secrets of before are gone', () => {
  it('has nothing left that they could open', async () => {
    const [dataKey] = await readSecrets(BEFORE).dataKeys()
    const [later] = await readSecrets(AFTER).dataKeys()
    expect(await searchDatabase(dataKey)).toEqual([])
    // The log names it: from when on it was today's.
    expect((await searchDatabase(later)).toSorted()).toEqual([
      'audit_entries.detail',
      'person_keys.data_key',
      'staff_factors.secret',
    ])
    const [pepper] = await readSecrets(BEFORE).peppers()
    expect(await valueOf('select count(*) from cadres where phone_pepper = ?', pepper)).toBe(0)
    expect(await valueOf(`select count(*) from cadres where phone_sealed not glob 'p.*'`)).toBe(0)
  })

  it('reads and finds all that was moved', async () => {
    expect(await phoneOf(AFTER, phoned)).toBe('+6281234567001')
    expect(await phoneOf(AFTER, legacy)).toBe('+6281234567002')
    const [key] = await readSignKeys(on(AFTER), { cadreId: people.often.cadreId, label })
    expect(key?.key).toMatch(/^[0-9a-f]{64}$/)
    const { outcomes } = await checkRoster(admin(AFTER), {
      district: DISTRICT,
      rows: same('Nama Yang Lain'),
    })
    expect(outcomes[0]).toMatchObject({ state: 'ASK' })
    await bringIn(
      admin(AFTER),
      DISTRICT,
      sheet([{ name: 'Kembar Telepon', areaCode: '35.08.13.2001', phone: PHONE, decision: 'new' }]),
    )
    expect(JSON.stringify(await listDuplicates(admin(AFTER), { district: DISTRICT }))).toContain(
      'Kembar Telepon',
    )
    await expect(signingKey(on(AFTER), DISTRICT)).resolves.toBeDefined()
    expect(await stateOnPhone(paper.token, PRESENT)).toBe('valid')
  })

  it('lets in who has signed in meanwhile; who has not needs a code, is told so and is counted', async () => {
    for (const who of [people.often, people.once]) expect(await withPin(AFTER, who)).toBe('open')
    expect(await withPassword(AFTER, officer.username)).toBe('open')
    const browser = await afterPassword(AFTER, officer.username)
    const shown = await appCode(timeOf(AFTER))
    const given = await giveCode(on(AFTER, PUBLIC), browser, { code: shown, trust: false })
    expect(given.kind).toBe('open')

    expect(await left(AFTER)).toMatchObject({ PIN: 0, PASSWORD: 0, lost: 2 })
    expect(await withPin(AFTER, people.never)).toBe('NEEDS_CODE')
    // Of staff the answer does not tell: unknown names have the same.
    expect(await withPassword(AFTER, absent.username)).toBe('SIGN_IN_WRONG')
    // Her session goes on all the same.
    const { db, clock } = on(AFTER)
    expect(await readActor(db, clock, people.never.cookie)).toMatchObject({ kind: 'cadre' })
  })
})

it('that goes back to one of before counts from the day on which it came back', async () => {
  const sinceOf = async (texts: SecretTexts, at: string) => {
    const { rotations } = await readRotations(on(texts, staff('SUPERADMIN', 'ID'), at))
    return rotations.map(({ since }) => since)
  }
  const [first, back, next] = [seconds(3600), seconds(7200), seconds(10_800)]
  // Before the clock has run with it nothing is said of it.
  expect(await sinceOf(BEFORE, first)).toEqual([null, null, null])
  await rotateSecrets(on(BEFORE, SYSTEM, first))
  await rotateSecrets(on(AFTER, SYSTEM, back))
  for (const at of [back, next]) {
    await rotateSecrets(on(AFTER, SYSTEM, at))
    expect(await sinceOf(AFTER, at)).toEqual([back, back, back])
  }
})
