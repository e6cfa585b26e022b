/**
 * The mini lokakarya of Kecamatan Kepahiang, of which the newspaper tells: two that were held, the promises of one carried to the next
 * and partly closed there, and one that is planned. By the verbs that an officer's taps would call; people and findings are invented.
 */
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type {
  OutcomeCheck,
  saveOutcome as saveCall,
} from '../../worker/contract/meeting-outcomes.ts'
import type { Session } from '../../worker/contract/meetings.ts'
import {
  CHECK_ITEMS,
  type CheckAnswer,
  type CheckItem,
} from '../../worker/contract/outcome-rules.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import type { Context } from '../../worker/core/context.ts'
import {
  invitePeople,
  readOutcome,
  saveMeeting,
  saveOutcome,
  setActionState,
  setMeetingState,
} from '../../worker/meetings/index.ts'
import { officer, stream } from './demo-steps.ts'
import type { Stage } from './stage.ts'

const DAY = 24 * 3_600_000
const DISTRICT = '17.08'
const AREA = '17.08.04'
const OCTOBER = '2026-10-23'
/** After certificates were issued, so that the sheet of that day has trained teams. */
const NOVEMBER = '2026-11-20'

type Written = Pick<CallOf<typeof saveCall>, 'reached' | 'obstacles' | 'actions'>

export async function holdWorkshops(stage: Stage): Promise<void> {
  const office = officer(DISTRICT, 'DISTRICT_ADMIN')
  const october = stage.as(office, `${OCTOBER}T08:00:00.000Z`, stream(DISTRICT, 91))
  const november = stage.as(office, `${NOVEMBER}T08:00:00.000Z`, stream(DISTRICT, 92))
  const measure = promise(
    october,
    'Perbaiki dua alat ukur panjang badan',
    'Puskesmas Kepahiang',
    '2026-11-06',
  )
  const list = promise(
    october,
    'Data ulang ibu hamil di dua kelurahan',
    'Kader KB dan bidan',
    '2026-11-13',
  )
  await hold(october, OCTOBER, () => [], {
    reached: 'Semua posyandu menimbang bulan ini. Data 1.000 HPK sudah satu daftar.',
    obstacles: 'Dua alat ukur panjang badan rusak. Ibu hamil pindahan belum terdata.',
    actions: [measure, list],
  })
  const held = await hold(november, NOVEMBER, answersOf, {
    reached:
      'Tim Pendamping Keluarga di 15 desa/kelurahan sudah terlatih. KUA mengirim daftar calon pengantin setiap minggu.',
    obstacles:
      'Pencatatan pendampingan terlambat di empat desa karena sinyal. Satu desa belum punya alat ukur sendiri.',
    actions: [
      promise(
        november,
        'Adakan alat ukur lewat APBDes Perubahan',
        'Kepala desa, pendamping desa',
        '2026-12-18',
      ),
      promise(november, 'Latih tim di delapan desa/kelurahan yang tersisa', 'Dinas PMD', null),
      promise(
        november,
        'Sosialisasi bimbingan perkawinan kepada calon pengantin',
        'KUA Kepahiang',
        '2026-12-04',
      ),
    ],
  })
  await setActionState(november, {
    area: AREA,
    meetingId: held,
    actionId: measure.id,
    version: 1,
    state: 'DONE',
    note: 'Dua alat sudah diganti dan ditera.',
    closedOn: '2026-11-05',
  })
  // Always some days ahead, so by the real clock.
  const next = dateIn('Asia/Jakarta', new Date(systemClock.now().getTime() + 10 * DAY))
  await plan(stage.as(office, '2026-11-16T03:00:00.000Z', stream(DISTRICT, 90)), next)
}

function promise(
  ctx: Context,
  what: string,
  personInCharge: string,
  dueOn: string | null,
): Written['actions'][number] {
  return { id: ctx.ids.uuid(), what, personInCharge, dueOn }
}

async function plan(ctx: Context, date: string): Promise<{ meetingId: string; version: number }> {
  const at = (startsAt: string, endsAt: string, title: string): Session => ({
    id: ctx.ids.uuid(),
    date,
    startsAt,
    endsAt,
    title,
    module: null,
    hours: 0,
    speakers: [],
  })
  const meetingId = ctx.ids.uuid()
  await saveMeeting(ctx, {
    area: AREA,
    meetingId,
    version: 0,
    kind: 'WORKSHOP',
    title: 'Mini lokakarya stunting Kecamatan Kepahiang',
    place: 'Aula Contoh Kantor Camat Kepahiang',
    startsOn: date,
    endsOn: date,
    courseCode: null,
    capacity: null,
    budgetSource: 'BOKB tahun 2026 (DATA CONTOH)',
    basis: '',
    sessions: [
      at('08:30', '09:00', 'Pembukaan oleh camat'),
      at('09:00', '10:00', 'Capaian tiga standar dan empat pasti tiap desa/kelurahan'),
      at('10:00', '11:00', 'Kendala pendampingan keluarga dan pemecahannya'),
      at('11:00', '11:30', 'Tindak lanjut: siapa, apa, sampai kapan'),
    ],
  })
  const { meeting } = await invitePeople(ctx, { area: AREA, meetingId, who: { serving: AREA } })
  return { meetingId, version: meeting.version }
}

async function hold(
  ctx: Context,
  date: string,
  answers: (villages: readonly string[]) => OutcomeCheck[],
  written: Written,
): Promise<string> {
  const { meetingId, version } = await plan(ctx, date)
  const at = { area: AREA, meetingId }
  await setMeetingState(ctx, { ...at, version, state: 'HELD' })
  const { areas } = await readOutcome(ctx, at)
  const villages = areas.map(({ code }) => code).filter((code) => code !== AREA)
  await saveOutcome(ctx, { ...at, version: 0, ...written, checks: answers(villages) })
  return meetingId
}

/** Teams are trained village by village; one has no tools, some report late, of some nobody knows. */
function answersOf(villages: readonly string[]): OutcomeCheck[] {
  const own: readonly (readonly [CheckItem, CheckAnswer, string])[] = [
    ['TEAM_TRAINED', 'PARTLY', ''],
    ['TOOLS_READY', 'PARTLY', 'Satu desa meminjam alat desa sebelah.'],
    ['PROCEDURE_FOLLOWED', 'YES', ''],
    ['ALL_LISTED', 'YES', ''],
    ['ALL_SERVED', 'PARTLY', 'Ibu hamil pindahan menyusul.'],
    ['ALL_USED', 'PARTLY', ''],
    ['ALL_REPORTED', 'NO', 'Empat desa terlambat.'],
  ]
  return [
    ...own.map(([item, answer, note]) => ({ area: AREA, item, answer, note })),
    ...villages.flatMap((area, index) =>
      CHECK_ITEMS.map((item): OutcomeCheck => {
        const answer = answerOf(item, index)
        const note = item === 'TOOLS_READY' && answer === 'NO' ? 'meminjam' : ''
        return { area, item, answer, note }
      }),
    ),
  ]
}

function answerOf(item: CheckItem, village: number): CheckAnswer {
  if (item === 'TEAM_TRAINED') return village < 15 ? 'YES' : 'NO'
  if (item === 'TOOLS_READY' && village === 4) return 'NO'
  if (item === 'ALL_REPORTED' && village % 6 === 1) return 'NO'
  if (item === 'ALL_USED' && village % 9 === 3) return 'UNKNOWN'
  return item === 'ALL_SERVED' && village % 7 === 2 ? 'PARTLY' : 'YES'
}
