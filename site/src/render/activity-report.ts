/**
 * R9 as the parts of a document, in their order. Pure: facts in, words out; `lib/word-file.ts` makes the file. What a person has to
 * write is a part of its own kind, so that the file can mark it.
 */
import type { ActivityReport } from '../../../worker/contract/activity-report.ts'
import { peopleLine, STORY } from '../text/activity-report.ts'
import { cadreWord, kindsNamed } from '../text/counted-kinds.ts'
import { dayWords } from '../text/cohorts.ts'
import { formatDate, formatGain, formatMean, formatNumber } from '../text/format.ts'
import { governmentOf } from '../text/reporting.ts'
import { growthParts } from './gain-story.ts'
import { signatureLines } from './report-signature.ts'
import type { StoryPart } from './story-part.ts'

export type Story = { readonly parts: readonly StoryPart[]; readonly foot: string }

/** Rows to be filled in. */
const BLANK = 3

export function activityReport(facts: ActivityReport): Story {
  const { isDemo, districtName, officeName, cadreTitle, subDistrictName, cohort } = facts
  const { headings } = STORY
  const invited = { cadres: facts.people.invited, ...facts.people }
  const isKpm = cadreWord(invited) === 'KPM'
  const heading = (key: keyof typeof headings): StoryPart => ({
    is: 'heading',
    text: headings[key],
  })
  const days = [...new Set([cohort.startsOn, cohort.endsOn])].map(dayWords).join(' s.d. ')
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
        lines: [
          STORY.title,
          STORY.subtitle(isKpm ? `${cadreTitle.toUpperCase()} (KPM)` : 'KADER'),
          cohort.name.toUpperCase(),
        ],
      },
      ...(subDistrictName === null ? [] : [text(STORY.part(subDistrictName))]),
      heading('law'),
      { is: 'list', items: STORY.laws },
      todo(STORY.ownLaws),
      heading('aim'),
      text(STORY.aim(isKpm ? `${cadreTitle} (KPM)` : 'kader')),
      todo(STORY.ownAim),
      heading('when'),
      {
        is: 'facts',
        rows: [
          [STORY.cohort, cohort.name],
          [STORY.day, days],
          [STORY.place, cohort.place],
        ],
      },
      todo(STORY.ownBudget),
      heading('people'),
      ...peopleParts(facts),
      heading('speakers'),
      todo(STORY.ownSpeakers),
      blankTable(STORY.speakerColumns),
      heading('contents'),
      ...contentParts(facts),
      heading('result'),
      ...resultParts(facts),
      heading('obstacles'),
      todo(STORY.ownObstacles),
      heading('actions'),
      todo(STORY.ownActions),
      blankTable(STORY.actionColumns),
      heading('pictures'),
      todo(STORY.ownPictures),
      heading('end'),
      todo(STORY.ownEnd),
      text(STORY.end),
      { is: 'signature', ...signatureLines({ ...facts, today: facts.asOf }) },
    ],
    foot: STORY.foot(facts.printed),
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

function peopleParts({ people, subDistrictName }: ActivityReport): StoryPart[] {
  const kinds = kindsNamed({ cadres: people.invited, ...people })
  const { invited, women, men, bySubDistrict } = people
  const unknown = invited - women - men
  const line = peopleLine({
    invited: formatNumber(invited),
    women: formatNumber(women),
    men: formatNumber(men),
    unknown: unknown === 0 ? null : formatNumber(unknown),
  })
  const rows = bySubDistrict.map(({ name, cadres }) => [
    name === '' ? STORY.noSubDistrict : name,
    formatNumber(cadres),
  ])
  const table: StoryPart = {
    is: 'table',
    head: [STORY.subDistrict, STORY.count],
    rows: [...rows, [STORY.total, formatNumber(invited)]],
    numeric: [1],
  }
  return [
    text(kinds === '' ? line : `${line} ${STORY.kinds(kinds)}`),
    ...(subDistrictName === null && rows.length > 0 ? [table] : []),
    todo(STORY.ownPresent),
  ]
}

function contentParts({ course }: ActivityReport): StoryPart[] {
  if (course === null) return [todo(STORY.ownContents)]
  const { title, version, modules } = course
  const hours = modules.reduce((sum, module) => sum + module.hours, 0)
  return [
    text(STORY.contents(title, version)),
    {
      is: 'table',
      head: [STORY.no, STORY.module, STORY.hours],
      rows: [
        ...modules.map((module, index) => [
          formatNumber(index + 1),
          module.title,
          formatHours(module.hours),
        ]),
        ['', STORY.total, formatHours(hours)],
      ],
      numeric: [0, 2],
    },
    todo(STORY.ownMore),
  ]
}

/** Half hours are written with a comma. */
const formatHours = (hours: number) => String(hours).replace('.', ',')

function resultParts({ asOf, course, people, result }: ActivityReport): StoryPart[] {
  const { passed, passedBefore, before, after, tested, gain, trained } = result
  const known = (label: string, value: string | null) => (value === null ? [] : [[label, value]])
  const count = (value: number | null) => (value === null ? null : formatNumber(value))
  const said =
    course === null
      ? STORY.noCourse
      : tested === 0
        ? STORY.noTests
        : STORY.tested(formatNumber(tested))
  return [
    text(STORY.asOf(formatDate(asOf))),
    {
      is: 'table',
      head: [STORY.figure, STORY.value],
      rows: [
        ...known(STORY.invited, count(people.invited)),
        ...known(STORY.passed, count(passed)),
        ...known(STORY.passedBefore, count(passedBefore)),
        ...known(STORY.trained, count(trained)),
        ...known(STORY.before, before === null ? null : formatMean(before)),
        ...known(STORY.after, after === null ? null : formatMean(after)),
        ...known(STORY.difference, gain === null ? null : formatGain(gain)),
      ],
      numeric: [1],
    },
    text(said),
    ...growthParts(result.growth),
    todo(STORY.ownResult),
  ]
}
