/** The rows of "Menunggu tindakan": which counts are shown to whom, and where each leads. Pure. */
import type { Today } from '../../../../../worker/contract/reporting.ts'
import type { CadreWord } from '../../../../../worker/contract/statement-token.ts'
import { worded } from '../../../text/counted-kinds.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import { TASK_GROUPS, TASKS, WAITING_LISTS } from '../../../text/morning.ts'

/** Of the kept set. */
type TaskIcon =
  | 'award'
  | 'ban'
  | 'book'
  | 'calendar'
  | 'card'
  | 'check'
  | 'clock'
  | 'edit'
  | 'message'
  | 'pin'
  | 'sheet'
  | 'shield'
  | 'user'

export type Task = {
  readonly icon: TaskIcon
  readonly words: string
  /** A day that presses; `isLate` when it is over. */
  readonly due?: { readonly words: string; readonly isLate: boolean }
  readonly action: string
  readonly href: string
}

export type TaskGroup = { readonly title: string; readonly tasks: readonly Task[] }

export type Desk = {
  /** A sub-district has lists of its own: the pages about certificates are the district's. */
  readonly isDistrict: boolean
  /** May issue sign-in cards and change cadres. */
  readonly isOffice: boolean
  /** What all who are counted here are called. */
  readonly word: CadreWord
  readonly zone: Zone
  readonly now: Date
}

type Row = Task & { readonly count: number }

/** Groups with something in them, each with its rows that are not zero. */
export function taskGroups(today: Today, desk: Desk): TaskGroup[] {
  const groups: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
    { title: TASK_GROUPS.decide, rows: decisions(today, desk) },
    { title: TASK_GROUPS.people, rows: people(today, desk) },
    { title: TASK_GROUPS.records, rows: records(today, desk) },
  ]
  return groups.flatMap(({ title, rows }) => {
    const tasks = rows.filter(({ count }) => count > 0)
    return tasks.length === 0 ? [] : [{ title, tasks }]
  })
}

const listOf = (kind: keyof typeof WAITING_LISTS): string =>
  `/dinas/menunggu/?jenis=${WAITING_LISTS[kind].key}`

function decisions(today: Today, { isDistrict, zone, now }: Desk): Row[] {
  const { namesDueAt } = today
  const isLate = namesDueAt !== null && Date.parse(namesDueAt) < now.getTime()
  return [
    {
      icon: 'clock',
      words: TASKS.names(today.names),
      ...(namesDueAt === null
        ? {}
        : {
            due: {
              words: (isLate ? TASKS.namesLate : TASKS.namesDue)(formatMoment(namesDueAt, zone)),
              isLate,
            },
          }),
      action: TASKS.namesDo,
      href: listOf('NAME'),
      count: today.names,
    },
    {
      icon: 'check',
      words: TASKS.proposals(today.proposalsToApprove, today.proposedCadres),
      action: TASKS.proposalsDo,
      href: '/dinas/sertifikat/usulan/?keadaan=PROPOSED',
      count: today.proposalsToApprove,
    },
    {
      icon: 'edit',
      words: TASKS.corrections(today.correctionsToApprove),
      action: TASKS.correctionsDo,
      href: '/dinas/sertifikat/perubahan/?keadaan=waiting',
      count: today.correctionsToApprove,
    },
    {
      icon: 'ban',
      words: TASKS.revocations(today.revocationsToDecide),
      action: TASKS.revocationsDo,
      href: '/dinas/sertifikat/perubahan/?keadaan=waiting',
      count: today.revocationsToDecide,
    },
    {
      icon: 'sheet',
      words: TASKS.records(today.recordsToAccept),
      action: TASKS.recordsDo,
      href: '/dinas/sertifikat/lama/',
      count: today.recordsToAccept,
    },
    {
      icon: 'shield',
      words: TASKS.statements(today.statementsToDecide),
      action: TASKS.statementsDo,
      href: '/dinas/bukti/',
      count: today.statementsToDecide,
    },
    {
      icon: 'award',
      words: TASKS.candidates(today.candidates),
      action: isDistrict ? TASKS.candidatesDo : TASKS.candidatesSee,
      href: isDistrict ? '/dinas/sertifikat/' : listOf('CANDIDATE'),
      count: today.candidates,
    },
  ]
}

function people(today: Today, { isDistrict, word }: Desk): Row[] {
  return [
    {
      icon: 'user',
      words: worded(TASKS.vacant(today.vacant), word),
      action: TASKS.vacantDo,
      href: listOf('VACANT'),
      count: today.vacant,
    },
    {
      icon: 'pin',
      words: worded(TASKS.without(today.areasWithoutCadre), word),
      action: TASKS.withoutDo,
      href: '/dinas/cakupan/belum/?saring=tanpa',
      count: today.areasWithoutCadre,
    },
    {
      icon: 'book',
      words: worded(TASKS.untrained(today.areasUntrained), word),
      action: TASKS.untrainedDo,
      href: '/dinas/cakupan/belum/?saring=latih',
      count: today.areasUntrained,
    },
    {
      icon: 'clock',
      words: TASKS.stuck(today.stuck),
      action: TASKS.stuckDo,
      href: listOf('STUCK'),
      count: today.stuck,
    },
    {
      icon: 'calendar',
      words: TASKS.expiring(today.expiring),
      action: TASKS.expiringDo,
      href: isDistrict ? '/dinas/sertifikat/masa-berlaku/' : listOf('EXPIRING'),
      count: today.expiring,
    },
    {
      icon: 'message',
      words: TASKS.notices(today.notices),
      action: TASKS.noticesDo,
      href: '/pelatih/jawaban/',
      count: today.notices,
    },
  ]
}

function records(today: Today, { isDistrict, isOffice }: Desk): Row[] {
  const hasCards = isDistrict && isOffice
  return [
    {
      icon: 'card',
      words: TASKS.signIn(today.withoutSignIn),
      action: hasCards ? TASKS.signInDo : TASKS.signInSee,
      href: hasCards ? '/dinas/kartu/' : listOf('NO_SIGN_IN'),
      count: today.withoutSignIn,
    },
    {
      icon: 'edit',
      words: TASKS.decrees(today.decreesEnded),
      action: TASKS.decreesDo,
      href: listOf('DECREE_ENDED'),
      count: today.decreesEnded,
    },
  ]
}
