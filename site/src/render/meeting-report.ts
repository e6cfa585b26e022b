/**
 * R9 of a meeting as the parts of a document, in the order and look of that of a cohort (`activity-report.ts`). Pure: facts in, words
 * out. What the platform does not know is a part to be written by hand.
 */
import type { MeetingReport } from '../../../worker/contract/attendance-reports.ts'
import { peopleLine, STORY } from '../text/activity-report.ts'
import { evaluationSentence } from '../text/class-codes.ts'
import { cadreWord, kindsNamed } from '../text/counted-kinds.ts'
import { dayWords } from '../text/cohorts.ts'
import { formatDate, formatGain, formatMean, formatNumber, formatShare } from '../text/format.ts'
import { MEETING_STORY } from '../text/meeting-story.ts'
import { clockWords, hoursWords, MEETING_KIND_WORDS, whoseWords } from '../text/meetings.ts'
import { governmentOf } from '../text/reporting.ts'
import { shortDay } from '../text/roll.ts'
import type { Story } from './activity-report.ts'
import { growthParts } from './gain-story.ts'
import { signatureLines } from './report-signature.ts'
import type { StoryPart } from './story-part.ts'

/** Rows to be filled in. */
const BLANK = 3

export function meetingReport(facts: MeetingReport): Story {
  const { isDemo, districtName, officeName, subDistrictName, meeting } = facts
  const { headings } = STORY
  const heading = (key: keyof typeof headings): StoryPart => ({
    is: 'heading',
    text: headings[key],
  })
  return {
    parts: [
      {
        is: 'letterhead',
        lines: [
          governmentOf(districtName),
          ...(officeName === '' ? [] : [officeName.toUpperCase()]),
        ],
      },
      ...(isDemo ? [text(STORY.sample)] : []),
      {
        is: 'title',
        lines: [STORY.title, MEETING_STORY.kinds[meeting.kind], meeting.title.toUpperCase()],
      },
      ...(subDistrictName === null ? [] : [text(MEETING_STORY.part(subDistrictName))]),
      heading('law'),
      {
        is: 'list',
        items: [...STORY.laws, ...(meeting.basis === '' ? [] : [withStop(meeting.basis)])],
      },
      todo(STORY.ownLaws),
      heading('aim'),
      text(MEETING_STORY.aims[meeting.kind](whoOf(facts))),
      todo(STORY.ownAim),
      heading('when'),
      ...placeParts(facts),
      heading('people'),
      ...peopleParts(facts),
      heading('speakers'),
      ...speakerParts(facts),
      heading('contents'),
      ...contentParts(facts),
      heading('result'),
      ...resultParts(facts),
      heading('obstacles'),
      ...written(facts.minutes.obstacles, STORY.ownObstacles),
      heading('actions'),
      ...actionParts(facts),
      heading('pictures'),
      ...(facts.sheets === 0 ? [] : [text(MEETING_STORY.sheets(facts.sheets))]),
      todo(STORY.ownPictures),
      heading('end'),
      todo(STORY.ownEnd),
      text(STORY.end),
      { is: 'signature', ...signatureLines({ ...facts, today: facts.asOf }) },
    ],
    foot: MEETING_STORY.foot(facts.printed),
  }
}

const text = (words: string): StoryPart => ({ is: 'text', text: words })
const todo = (words: string): StoryPart => ({ is: 'todo', text: words })
const blankTable = (head: readonly string[]): StoryPart => ({
  is: 'table',
  head,
  rows: Array.from({ length: BLANK }, () => head.map(() => '')),
  numeric: [],
})
/** What was written of the meeting, line by line; else what is to be written. */
const written = (words: string, own: string): StoryPart[] =>
  words === ''
    ? [todo(own)]
    : words
        .split('\n')
        .filter((line) => line !== '')
        .map(text)

const withStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

function whoOf({ people }: MeetingReport): string {
  const isKpm = cadreWord(people) === 'KPM'
  return isKpm ? 'Kader Pembangunan Manusia (KPM)' : 'kader'
}

function placeParts({ meeting }: MeetingReport): StoryPart[] {
  const days = [...new Set([meeting.startsOn, meeting.endsOn])].map(dayWords).join(' s.d. ')
  const { budgetSource } = meeting
  return [
    {
      is: 'facts',
      rows: [
        [MEETING_STORY.event, meeting.title],
        [MEETING_STORY.kind, MEETING_KIND_WORDS[meeting.kind]],
        [STORY.day, days],
        [STORY.place, meeting.place],
        [MEETING_STORY.organiser, whoseWords(meeting.area)],
        ...(budgetSource === '' ? [] : [[STORY.budget, budgetSource] as const]),
      ],
    },
    ...(budgetSource === '' ? [todo(STORY.ownBudget)] : []),
  ]
}

function peopleParts({ people, sessions, subDistrictName }: MeetingReport): StoryPart[] {
  const { invited, women, men, came, walkIns, guests, bySubDistrict } = people
  const taken = sessions
    .map((each, index) => ({ ...each, number: index + 1 }))
    .filter(({ isCounted }) => isCounted)
  const unknown = invited - women - men
  const kinds = kindsNamed({ cadres: invited, ...people })
  const line = peopleLine({
    invited: formatNumber(invited),
    women: formatNumber(women),
    men: formatNumber(men),
    unknown: unknown === 0 ? null : formatNumber(unknown),
  })
  const hasRoll = taken.length > 0
  const places: StoryPart = {
    is: 'table',
    head: [STORY.subDistrict, MEETING_STORY.invited, ...(hasRoll ? [MEETING_STORY.came] : [])],
    rows: [
      ...bySubDistrict.map((each) => [
        each.name === '' ? STORY.noSubDistrict : each.name,
        formatNumber(each.invited),
        ...(hasRoll ? [formatNumber(each.came)] : []),
      ]),
      [STORY.total, formatNumber(invited), ...(hasRoll ? [formatNumber(came)] : [])],
    ],
    numeric: hasRoll ? [1, 2] : [1],
  }
  const rolls: StoryPart[] = [
    text(MEETING_STORY.cameLine(came, invited, formatShare(came, invited))),
    ...(walkIns + guests === 0 ? [] : [text(MEETING_STORY.othersLine(walkIns, guests))]),
  ]
  return [
    text(
      invited === 0 ? MEETING_STORY.nobody : kinds === '' ? line : `${line} ${STORY.kinds(kinds)}`,
    ),
    ...(hasRoll ? rolls : []),
    ...(subDistrictName === null && bySubDistrict.length > 0 ? [places] : []),
    ...(hasRoll
      ? [
          text(MEETING_STORY.perSession),
          sessionTable(taken),
          text(MEETING_STORY.absentNote),
          todo(MEETING_STORY.ownAbsent),
        ]
      : [todo(MEETING_STORY.noRoll)]),
  ]
}

type Taken = MeetingReport['sessions'][number] & { readonly number: number }

function sessionTable(taken: readonly Taken[]): StoryPart {
  return {
    is: 'table',
    head: [MEETING_STORY.session, MEETING_STORY.came, MEETING_STORY.excused, MEETING_STORY.absent],
    rows: taken.map(({ number, date, startsAt, title, counts }) => [
      `${number}. ${shortDay(date)} ${clockWords(startsAt)}, ${title}`,
      formatNumber(counts.PRESENT + counts.LATE),
      formatNumber(counts.EXCUSED + counts.SICK),
      formatNumber(counts.ABSENT + counts.none),
    ]),
    numeric: [1, 2, 3],
  }
}

function actionParts({ minutes: { actions } }: MeetingReport): StoryPart[] {
  if (actions.length === 0) return [todo(STORY.ownActions), blankTable(STORY.actionColumns)]
  return [
    {
      is: 'table',
      head: STORY.actionColumns,
      rows: actions.map(({ what, personInCharge, dueOn }) => [
        what,
        personInCharge,
        dueOn === null ? '' : formatDate(dueOn),
      ]),
      numeric: [],
    },
  ]
}

/** Each speaker once, with everything that he or she spoke about. */
function speakerParts({ sessions }: MeetingReport): StoryPart[] {
  const said = new Map<string, { name: string; institution: string; topics: Set<string> }>()
  for (const { title, speakers } of sessions) {
    for (const { name, institution, topic } of speakers) {
      const key = `${name}\n${institution}`
      const known = said.get(key) ?? { name, institution, topics: new Set<string>() }
      known.topics.add(topic === '' ? title : topic)
      said.set(key, known)
    }
  }
  if (said.size === 0) return [todo(STORY.ownSpeakers), blankTable(STORY.speakerColumns)]
  return [
    {
      is: 'table',
      head: MEETING_STORY.speakers,
      rows: [...said.values()].map(({ name, institution, topics }) => [
        name,
        institution,
        [...topics].join('; '),
      ]),
      numeric: [],
    },
    todo(MEETING_STORY.moreSpeakers),
  ]
}

function contentParts({ sessions, result }: MeetingReport): StoryPart[] {
  if (sessions.length === 0) return [todo(STORY.ownContents)]
  const hours = sessions.reduce((sum, each) => sum + each.hours, 0)
  const days = new Set(sessions.map(({ date }) => date)).size
  return [
    ...(result === null ? [] : [text(MEETING_STORY.course(result.course))]),
    text(MEETING_STORY.contents),
    {
      is: 'table',
      head: [STORY.no, MEETING_STORY.when, MEETING_STORY.what, STORY.hours],
      rows: [
        ...sessions.map(({ date, startsAt, endsAt, title, hours: of }, index) => [
          formatNumber(index + 1),
          `${days > 1 ? `${shortDay(date)}, ` : ''}${clockWords(startsAt)}–${clockWords(endsAt)}`,
          title,
          of === 0 ? '' : hoursWords(of),
        ]),
        ['', '', STORY.total, hoursWords(hours)],
      ],
      numeric: [0, 3],
    },
    todo(STORY.ownMore),
  ]
}

function resultParts({
  asOf,
  people,
  sessions,
  result,
  evaluation,
  minutes,
}: MeetingReport): StoryPart[] {
  const taken = sessions.filter(({ isCounted }) => isCounted).length
  const known = (label: string, value: string | null) => (value === null ? [] : [[label, value]])
  const ofRoll = (value: string) => (taken === 0 ? null : value)
  const ofCourse = (value: number | undefined, words: (given: number) => string) =>
    value === undefined ? null : words(value)
  return [
    text(STORY.asOf(formatDate(asOf))),
    {
      is: 'table',
      head: [STORY.figure, STORY.value],
      rows: [
        ...known(STORY.invited, formatNumber(people.invited)),
        ...known(MEETING_STORY.cameOnce, ofRoll(formatNumber(people.came))),
        ...known(MEETING_STORY.reached, ofRoll(formatNumber(people.reached))),
        ...known(MEETING_STORY.guests, ofRoll(formatNumber(people.walkIns + people.guests))),
        ...known(MEETING_STORY.passed, ofCourse(result?.passed, formatNumber)),
        ...known(STORY.passedBefore, ofCourse(result?.passedBefore, formatNumber)),
        ...known(STORY.before, ofCourse(result?.before ?? undefined, formatMean)),
        ...known(STORY.after, ofCourse(result?.after ?? undefined, formatMean)),
        ...known(STORY.difference, ofCourse(result?.gain ?? undefined, formatGain)),
      ],
      numeric: [1],
    },
    text(result === null ? MEETING_STORY.meaningPlain : MEETING_STORY.meaning),
    ...growthParts(result?.growth ?? null),
    ...(evaluation === null ? [] : [text(evaluationSentence(evaluation))]),
    ...written(minutes.reached, STORY.ownResult),
  ]
}
