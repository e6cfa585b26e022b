/** The pass rule of a course version in words, for everybody: one sentence for each thing that is asked. */
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import type { PassPart } from '../../../worker/contract/pass-rules.ts'
import { COURSE_VERSION } from './course-version.ts'

/** As a table names a part, short. */
export const PART_NAMES: Readonly<Record<PassPart, string>> = {
  modules: 'Kuis modul',
  finalTest: 'Tes akhir',
  attendance: 'Kehadiran',
  practice: 'Praktik',
  plan: 'RTL',
  total: 'Nilai total',
}

type RuleOf = Pick<CourseHead, 'modules' | 'finalTest' | 'passRule'>

/** With a final test its least mark counts, without one that of every quiz; then what is asked beside them, and how it is weighed. */
export function ruleSentences(head: RuleOf): string[] {
  return [...onlineSentences(head), ...otherSentences(head), ...weightSentences(head)]
}

function onlineSentences({ modules, finalTest, passRule }: RuleOf): string[] {
  const asked = passRule.modules === 'all' ? null : new Set(passRule.modules)
  const isTested = passRule.finalTest && finalTest !== null
  const quizzes = modules
    .filter(({ slug }) => asked === null || asked.has(slug))
    .map(({ title, quiz }) => ({
      title,
      mark: isTested ? quiz.passMark : Math.max(quiz.passMark, passRule.minimumMark),
    }))
  const [first] = quizzes
  const isSame = quizzes.every(({ mark }) => mark === first?.mark)
  return [
    ...(first !== undefined && isSame && asked === null
      ? [COURSE_VERSION.allQuizzes(quizzes.length, first.mark)]
      : quizzes.map(({ title, mark }) => COURSE_VERSION.oneQuiz(title, mark))),
    ...(isTested
      ? [
          COURSE_VERSION.test(
            finalTest.title,
            finalTest.questions,
            Math.max(finalTest.passMark, passRule.minimumMark),
          ),
        ]
      : []),
  ]
}

function otherSentences({ passRule }: RuleOf): string[] {
  const { attendance, practice, plan } = passRule.parts ?? {}
  const sheets = practice?.sheets ?? []
  return [
    ...(attendance === undefined
      ? []
      : [`Hadir paling sedikit ${attendance.minimumShare}% dari sesi tatap muka.`]),
    ...(sheets.length === 0
      ? []
      : [
          `Praktik dinilai “mampu” oleh pelatih pada ${sheets.length} lembar: ${sheets.map(({ title }) => `“${title}”`).join(', ')}.`,
        ]),
    ...(plan === undefined ? [] : [PLAN_SENTENCE[plan]]),
  ]
}

const PLAN_SENTENCE = {
  written: 'Menulis rencana tindak lanjut (RTL).',
  signed: 'Menulis rencana tindak lanjut (RTL) yang disetujui pelatih.',
} as const

const WEIGHT_NAMES = {
  modules: 'rata-rata kuis modul',
  finalTest: 'tes akhir',
  attendance: 'kehadiran',
  practice: 'praktik',
} as const

function weightSentences({ passRule }: RuleOf): string[] {
  const { weights, minimumTotal } = passRule
  if (weights === undefined) return []
  const shares = (['modules', 'finalTest', 'attendance', 'practice'] as const).flatMap((name) =>
    weights[name] === undefined ? [] : `${WEIGHT_NAMES[name]} ${weights[name]}%`,
  )
  const total = `Nilai total dihitung dari ${shares.join(', ')}`
  return [minimumTotal === undefined ? `${total}.` : `${total}; minimal ${minimumTotal}.`]
}
