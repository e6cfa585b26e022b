/** What a meeting came to, while it is being written: the form, what is wrong in it, and what saving it over another would lose. Pure. */
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import type { Outcome, saveOutcome } from '../../../../worker/contract/meeting-outcomes.ts'
import {
  CHECK_ITEMS,
  proposeTeam,
  type ActionState,
  type CheckAnswer,
  type CheckItem,
} from '../../../../worker/contract/outcome-rules.ts'
import { OUTCOME, OUTCOME_FORM } from '../../text/outcomes.ts'

export type ActionForm = {
  readonly id: string
  readonly what: string
  readonly personInCharge: string
  /** Empty: no day is named. */
  readonly dueOn: string
  /** As it was when the form was begun. */
  readonly state: ActionState
}

export type CheckForm = { readonly answer: CheckAnswer; readonly note: string }

export type OutcomeForm = {
  readonly reached: string
  readonly obstacles: string
  /** By `checkKey`; what is not there is unknown. */
  readonly checks: Readonly<Record<string, CheckForm>>
  readonly actions: readonly ActionForm[]
}

/** Of an area: Tim Pendamping Keluarga as the roster has it. */
export type Team = { readonly code: string; readonly cadres: number; readonly trained: number }

type Facts = Omit<CallOf<typeof saveOutcome>, 'area' | 'meetingId' | 'version'>

const UNSAID: CheckForm = { answer: 'UNKNOWN', note: '' }

export const checkKey = (area: string, item: CheckItem): string => `${area} ${item}`

export function checkOf(form: OutcomeForm, area: string, item: CheckItem): CheckForm {
  return form.checks[checkKey(area, item)] ?? UNSAID
}

/** `teams`: what is proposed where nothing was written yet. */
export function outcomeFormOf(outcome: Outcome, teams: readonly Team[]): OutcomeForm {
  const { reached, obstacles, checks, actions, version } = outcome
  const proposed = version > 0 ? [] : teams
  return {
    reached,
    obstacles,
    checks: {
      ...Object.fromEntries(
        proposed.flatMap((team): [string, CheckForm][] => {
          const answer = proposeTeam(team)
          return answer === 'UNKNOWN'
            ? []
            : [[checkKey(team.code, 'TEAM_TRAINED'), { answer, note: '' }]]
        }),
      ),
      ...Object.fromEntries(
        checks.map(({ area, item, answer, note }) => [checkKey(area, item), { answer, note }]),
      ),
    },
    actions: actions.map(({ id, what, personInCharge, dueOn, state }) => ({
      id,
      what,
      personInCharge,
      dueOn: dueOn ?? '',
      state,
    })),
  }
}

/** An untouched new row says nothing. */
const isBlank = ({ what, personInCharge, dueOn }: ActionForm): boolean =>
  what.trim() === '' && personInCharge.trim() === '' && dueOn === ''

export function outcomeFactsOf({ reached, obstacles, checks, actions }: OutcomeForm): Facts {
  return {
    reached,
    obstacles,
    checks: Object.entries(checks).flatMap(([key, { answer, note }]) => {
      const [area = '', name = ''] = key.split(' ')
      const item = CHECK_ITEMS.find((each) => each === name)
      return item === undefined || (answer === 'UNKNOWN' && note.trim() === '')
        ? []
        : [{ area, item, answer, note }]
    }),
    actions: actions
      .filter((action) => !isBlank(action))
      .map(({ id, what, personInCharge, dueOn }) => ({
        id,
        what,
        personInCharge,
        dueOn: dueOn === '' ? null : dueOn,
      })),
  }
}

/** By `actions.<id>.<part>`. */
export type WrongOutcome = Readonly<Record<string, string>>

export function wrongOfOutcome({ actions }: OutcomeForm): WrongOutcome {
  const wrong: Record<string, string> = {}
  for (const action of actions) {
    if (isBlank(action)) continue
    const { id, what, personInCharge, dueOn } = action
    if (what.trim() === '') wrong[`actions.${id}.what`] = OUTCOME_FORM.whatNeeded
    if (personInCharge.trim() === '')
      wrong[`actions.${id}.personInCharge`] = OUTCOME_FORM.inChargeNeeded
    if (dueOn !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(dueOn)) {
      wrong[`actions.${id}.dueOn`] = OUTCOME_FORM.dueWrong
    }
  }
  return wrong
}

/** What of theirs would go when mine is saved over it, in words. */
export function lostOfOutcome(theirs: OutcomeForm, mine: OutcomeForm): string[] {
  const [they, we] = [outcomeFactsOf(theirs), outcomeFactsOf(mine)]
  const texts = (
    [
      [OUTCOME.reached, they.reached, we.reached],
      [OUTCOME.obstacles, they.obstacles, we.obstacles],
    ] as const
  ).flatMap(([label, theirText, ourText]) =>
    theirText.trim() === ourText.trim() ? [] : [OUTCOME_FORM.lostText(label, theirText)],
  )
  const own = new Map(we.actions.map((action) => [action.id, JSON.stringify(action)]))
  const actions = they.actions
    .filter((action) => own.get(action.id) !== JSON.stringify(action))
    .map(({ what }) => OUTCOME_FORM.lostAction(what))
  const said = new Set(we.checks.map((check) => JSON.stringify(check)))
  const checks = they.checks.filter((check) => !said.has(JSON.stringify(check))).length
  return [...texts, ...actions, ...(checks === 0 ? [] : [OUTCOME_FORM.lostChecks(checks)])]
}
