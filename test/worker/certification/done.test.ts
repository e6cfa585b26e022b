/** What a certificate says of hours and sessions comes from what was really done, and is made again from its evidence. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPublic } from '../../../worker/certification/verify/read-public.ts'
import {
  approveProposal,
  checkCertificates,
  correct,
  listCandidates,
} from '../../../worker/certification/index.ts'
import { certificateFacts, type CertificateFacts } from '../../../worker/contract/certification.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { invitePeople, saveMeeting, takeAttendance } from '../../../worker/meetings/index.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeProposal,
  newUuid,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, materialFiles, publishFiles } from '../../factories/course.ts'
import { makeSession } from '../../factories/meetings.ts'

const TRAINER = contextFor(staff('TRAINER', DISTRICT, 'pelatih-1'))
/** Of two modules with theory 2 and practice 1; the first has a practice sheet, the second has none. */
const MODULES = ['prak-satu', 'prak-dua'] as const
const SPEAKERS = [
  { name: 'dr. Ratna Dewi, M.Kes.', institution: 'Dinas Kesehatan', topic: 'Dari hulu' },
  { name: 'Agus Wibowo', institution: 'Bappeda', topic: '' },
]
let office: Office

beforeAll(async () => {
  const { unitId } = await makeOffice()
  const files = [...courseFiles({ code: 'PRAK' }), ...materialFiles(MODULES[0])]
  office = { ...(await publishFiles(contextFor(SYSTEM), files, { code: 'PRAK' })), unitId }
})

const rows = async <Row>(query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

async function factsOf(id: string): Promise<CertificateFacts> {
  const [row] = await rows<{ snapshot: string }>(
    'select snapshot from certificates where id = ?',
    id,
  )
  return certificateFacts.parse(JSON.parse(row?.snapshot ?? ''))
}
const hoursIn = ({ materials }: CertificateFacts) =>
  materials.map(({ title, theory, assignment, practice }) =>
    [title, theory, assignment, practice].join(' '),
  )

/** A day in a hall that teaches both modules, with the roll taken: who was there, and who was not. */
async function hall(present: readonly string[], absent: readonly string[] = []): Promise<void> {
  const date = NOW.slice(0, 10)
  const teach = (at: number, module: string | null, hours: number) =>
    makeSession(TRAINER, {
      date,
      startsAt: `0${at}:00`,
      endsAt: `0${at}:45`,
      title: `Sesi ${at}`,
      module,
      hours,
      speakers: hours === 0 ? [] : SPEAKERS,
    })
  const sessions = [teach(7, null, 0), teach(8, MODULES[0], 1), teach(9, MODULES[1], 1.5)]
  const place = { area: DISTRICT, meetingId: newUuid() }
  await saveMeeting(contextFor(ADMIN), {
    ...place,
    version: 0,
    kind: 'TRAINING',
    title: 'Pelatihan',
    place: 'Aula',
    startsOn: date,
    endsOn: date,
    courseCode: 'PRAK',
    capacity: null,
    budgetSource: '',
    basis: '',
    sessions,
  })
  const cadreIds = [...present, ...absent]
  await invitePeople(contextFor(ADMIN), { ...place, who: { cadreIds } })
  const now = Date.parse(NOW)
  const { results } = await takeAttendance(TRAINER, {
    ...place,
    now,
    events: sessions.flatMap(({ id: session }) =>
      cadreIds.map((id) => ({
        type: 'mark',
        id: crypto.randomUUID(),
        at: now,
        session,
        person: { kind: 'CADRE', id },
        state: present.includes(id) ? 'PRESENT' : 'ABSENT',
        method: 'ROLL',
      })),
    ),
  })
  expect(results.filter(({ status }) => status !== 'applied')).toEqual([])
}

async function practise(cadreId: string, results: readonly ('DONE' | 'HELPED')[]): Promise<void> {
  const reply = await takePractice(TRAINER, {
    area: DISTRICT,
    now: Date.parse(NOW),
    events: [
      {
        type: 'assess',
        id: crypto.randomUUID(),
        at: Date.parse(NOW),
        cadreId,
        courseCode: 'PRAK',
        versionId: office.versionId,
        module: MODULES[0],
        sheet: 'lembar-praktik',
        results: [...results],
        comment: '',
        place: 'Posyandu',
      },
    ],
  })
  expect(reply.results.map(({ status }) => status)).toEqual(['applied'])
}

describe('hours on a certificate', () => {
  it('are without practice for who learned on her phone only', async () => {
    const [id = ''] = await makeIssued(office, await makeEligible(office, ['Hanya Daring']))
    const facts = await factsOf(id)
    expect(facts).toMatchObject({ format: 2, courseHours: 6, totalHours: 4, sessions: [] })
    expect(facts.totalHoursInWords).toBe('empat')
    expect(hoursIn(facts)).toEqual(['Modul prak-satu 2 0 0', 'Modul prak-dua 2 0 0'])
  })

  it('have the practice that was assessed, and of a module without a sheet that of the hall', async () => {
    const cadres = await makeEligible(office, ['Praktik Penuh', 'Dibantu Terus', 'Tidak Datang'])
    const [able = '', helped = '', away = ''] = cadres
    await hall([able, helped], [away])
    await practise(able, ['DONE', 'HELPED', 'DONE'])
    await practise(able, ['DONE', 'DONE', 'DONE'])
    await practise(helped, ['DONE', 'HELPED', 'DONE'])
    const byCadre = new Map<string, CertificateFacts>()
    for (const id of await makeIssued(office, cadres)) {
      const [row] = await rows<{ cadreId: string }>(
        'select cadre_id as cadreId from certificates where id = ?',
        id,
      )
      byCadre.set(row?.cadreId ?? '', await factsOf(id))
    }
    const all = [able, helped, away].map((cadreId) => byCadre.get(cadreId))
    expect(all.map((facts) => facts && hoursIn(facts))).toEqual([
      ['Modul prak-satu 2 0 1', 'Modul prak-dua 2 0 1'],
      ['Modul prak-satu 2 0 0', 'Modul prak-dua 2 0 1'],
      ['Modul prak-satu 2 0 0', 'Modul prak-dua 2 0 0'],
    ])
    expect(all.map((facts) => facts?.totalHours)).toEqual([6, 5, 4])
    const date = NOW.slice(0, 10)
    const sessions = [
      { date, title: 'Sesi 8', hours: 1, speakers: SPEAKERS },
      { date, title: 'Sesi 9', hours: 1.5, speakers: SPEAKERS },
    ]
    expect(all.map((facts) => facts?.sessions)).toEqual([sessions, sessions, []])
  })

  it('leave out a module that was not passed', async () => {
    const cadres = await makeEligible(office, ['Satu Modul'])
    await env.DB.prepare('delete from passes where cadre_id = ? and slug = ?')
      .bind(cadres[0] ?? '', MODULES[1])
      .run()
    const [id = ''] = await makeIssued(office, cadres)
    expect(hoursIn(await factsOf(id))).toEqual(['Modul prak-satu 2 0 0'])
  })
})

describe('a certificate without any hours', () => {
  const forget = (cadreId: string) =>
    env.DB.prepare('delete from passes where cadre_id = ?').bind(cadreId).run()
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    )

  it('is neither proposed nor approved, and takes no number', async () => {
    const [early = ''] = await makeEligible(office, ['Tanpa Jam'])
    await forget(early)
    expect(await codeOf(makeProposal(office, [early]))).toBe('HOURS_MISSING')
    const [late = ''] = await makeEligible(office, ['Jam Hilang'])
    const id = await makeProposal(office, [late])
    await forget(late)
    const last = () => rows('select last from number_series order by unit_id, year')
    const before = await last()
    expect(await codeOf(approveProposal(contextFor(APPROVER), DISTRICT, id))).toBe('HOURS_MISSING')
    expect(await last()).toEqual(before)
  })
})

describe('a candidate', () => {
  it('comes with the training at which she was, so that a proposal can begin with it', async () => {
    const [there = '', away = '', online = ''] = await makeEligible(office, ['Ada', 'Absen', 'HP'])
    await hall([there], [away])
    const { candidates } = await listCandidates(contextFor(ADMIN), DISTRICT, office.courseId)
    const found = new Map(candidates.map(({ cadreId, attended }) => [cadreId, attended]))
    const day = NOW.slice(0, 10)
    expect([there, away, online].map((id) => found.get(id))).toEqual([
      { startsOn: day, endsOn: day, place: 'Aula' },
      null,
      null,
    ])
  })
})

describe('a certificate with sessions', () => {
  it('shows them to anyone without who spoke there, and its credential names the course alike for all', async () => {
    const cadres = await makeEligible(office, ['Ada Sesi'])
    await hall(cadres)
    const [id = ''] = await makeIssued(office, cadres)
    const { verificationCode } = await factsOf(id)
    const shown = await readPublic(contextFor(PUBLIC), verificationCode)
    expect(shown).toMatchObject({
      totalHours: 5,
      courseHours: 6,
      sessions: [
        { date: NOW.slice(0, 10), title: 'Sesi 8', hours: 1 },
        { date: NOW.slice(0, 10), title: 'Sesi 9', hours: 1.5 },
      ],
    })
    expect(JSON.stringify(shown)).not.toContain('Ratna')
    const [signed] = await rows<{ document: string }>(
      'select document from credentials where certificate_id = ?',
      id,
    )
    expect(signed?.document).toContain('Pelatihan selama 6 (enam) Jam Pelajaran')
    expect(signed?.document).toContain('Yang dijalani: 5 (lima) Jam Pelajaran.')
    expect(signed?.document).not.toContain('Ratna')
  })

  it('is made again from its evidence, and a correction keeps what was done', async () => {
    const cadres = await makeEligible(office, ['Salah Ketik'])
    await hall(cadres)
    const [before = ''] = await makeIssued(office, cadres)
    const old = await factsOf(before)
    // What comes later changes no paper that is printed.
    await practise(cadres[0] ?? '', ['DONE', 'DONE', 'DONE'])
    const id = newUuid()
    await correct(contextFor(ADMIN), {
      district: DISTRICT,
      certificateId: before,
      id,
      holderName: 'Benar Ketik',
      event: old.event,
      village: 'printed',
    })
    await approveProposal(contextFor(APPROVER), DISTRICT, id)
    const [row] = await rows<{ id: string }>(
      'select id from certificates where proposal_id = ?',
      id,
    )
    const { holderName, materials, sessions, totalHours, courseHours, format } = await factsOf(
      row?.id ?? '',
    )
    expect(holderName).toBe('Benar Ketik')
    expect({ materials, sessions, totalHours, courseHours, format }).toEqual({
      materials: old.materials,
      sessions: old.sessions,
      totalHours: 5,
      courseHours: 6,
      format: 2,
    })
    const round = await checkCertificates(contextFor(SYSTEM))
    expect(round?.findings.kept).toEqual([])
  })
})
