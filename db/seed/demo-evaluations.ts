/** What most of those who were at a demo training thought of it, each by the verb that her own form calls. */
import { EVALUATION_QUESTIONS } from '../../worker/contract/evaluation-questions.ts'
import { allow } from '../../worker/core/access.ts'
import { answerEvaluation, getAttendance } from '../../worker/meetings/index.ts'
import { officer, stream } from './demo-steps.ts'
import type { Stage } from './stage.ts'

const BEST = [
  'Praktik mengukur panjang badan, karena baru kali ini saya memegang alatnya sendiri.',
  'Contoh mengisi tikar pertumbuhan.',
  'Cara berbicara dengan ibu hamil yang takut ke posyandu.',
  'Latihan rembuk, jadi tahu urutannya.',
]
const BETTER = [
  'Waktu praktik ditambah.',
  'Ruangannya panas pada siang hari.',
  'Mikrofon sering mati di belakang.',
]
/** Mostly good, the place less so; the same every time. */
const MARKS: Readonly<Record<(typeof EVALUATION_QUESTIONS)[number], readonly number[]>> = {
  MATTER_CLEAR: [5, 4, 4, 5, 3, 4, 5],
  MATTER_FITS: [5, 5, 4, 4, 5],
  USE_VILLAGE: [5, 4, 5, 4, 4, 5],
  USE_SURE: [4, 4, 5, 3, 4],
  PLACE_ROOM: [3, 4, 2, 3, 4, 3],
  PLACE_TIME: [3, 4, 3, 4, 2],
}
const OF_SPEAKERS = [5, 4, 5, 4, 3, 5, 4, 5]

export async function evaluate(
  stage: Stage,
  area: string,
  meetingId: string,
  at: string,
): Promise<void> {
  const office = stage.as(officer(area, 'DISTRICT_ADMIN'), at, stream(area, 94))
  const scope = allow(office, 'meeting.read', area)
  const { people, sessions } = await getAttendance(office, scope, area, meetingId)
  const speakers = [...new Set(sessions.flatMap((each) => each.speakers.map(({ name }) => name)))]
  const there = people.filter(({ person, attended }) => person.kind === 'CADRE' && attended > 0)
  const ids = stream(area, 95) * 1000
  for (const [index, { person }] of there.entries()) {
    // One in six did not.
    if (index % 6 === 5) continue
    const actor = {
      kind: 'cadre' as const,
      cadreId: person.id,
      district: area,
      sessionId: person.id,
    }
    const from = (values: readonly unknown[], by = 1): string =>
      String(values[(index * by) % values.length])
    const fields = Object.fromEntries([
      ...EVALUATION_QUESTIONS.map((question) => [`n-${question}`, from(MARKS[question])]),
      ...speakers.flatMap((name, place) => [
        [`nama-${place}`, name],
        [`p-${place}`, from(OF_SPEAKERS, place + 1)],
      ]),
      ...(index % 3 === 0 ? [['t-BEST', from(BEST)]] : []),
      ...(index % 4 === 1 ? [['t-BETTER', from(BETTER)]] : []),
    ])
    await answerEvaluation(stage.as(actor, at, ids + index), {
      id: meetingId,
      formOf: person.id,
      fields,
    })
  }
}
