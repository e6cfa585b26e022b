/** The verifier as HTML elements: what the archive is, and what came of the papers. Text only ever goes in as text. */
import {
  FAULT_WORDS,
  PAPER_STATE,
  PAPER_STATE_HELP,
  RESULT_HEADS,
  VERIFIER,
} from '../text/archive.ts'
import { formatDate, formatLastDay, formatMoment, formatNumber } from '../text/format.ts'
import { csvOf } from '../lib/csv.ts'
import type { PaperResult, PaperState } from './check.ts'
import { STATES } from './check.ts'
import type { Archive } from './open.ts'

export type Row = { readonly file: string; readonly result: PaperResult }

type Child = Node | string | null

export function made(name: string, className: string, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  for (const child of children) if (child !== null) element.append(child)
  return element
}

export function button(label: string, onClick: () => void, className = ''): HTMLElement {
  const element = made('button', className, label)
  element.setAttribute('type', 'button')
  element.addEventListener('click', onClick)
  return element
}

/** Faults first: whoever reads on knows what they are worth. */
export function archiveView(archive: Archive): Node[] {
  const { root } = archive.trust
  const faults = archive.faults.map(({ what, where, at }) => {
    const { title, body } = FAULT_WORDS[what](where, at)
    return notice(what === 'STATUS_OLDER_THAN_LOG' ? 'wait' : 'danger', title, body)
  })
  const unsigned =
    root.state === 'unsigned'
      ? [notice('wait', VERIFIER.rootUnsigned, VERIFIER.rootUnsignedHelp)]
      : []
  const oldest = [...archive.lists.values()].map(({ at }) => at).sort()[0]
  const facts: [string, Child][] = [
    [VERIFIER.area, archive.area.name],
    [VERIFIER.made, formatMoment(archive.made)],
    [VERIFIER.log, VERIFIER.logSize(archive.log.size, archive.log.at)],
    [
      VERIFIER.lists,
      oldest === undefined ? VERIFIER.noLists : VERIFIER.listsAt(archive.lists.size, oldest),
    ],
  ]
  return [
    ...faults,
    ...unsigned,
    ...(root.fingerprint === null ? [] : [fingerprintBox(root.fingerprint, root)]),
    made(
      'dl',
      'facts',
      ...facts.flatMap(([name, value]) => [made('dt', '', name), made('dd', '', value)]),
    ),
  ]
}

function fingerprintBox(fingerprint: string, root: Archive['trust']['root']): HTMLElement {
  return made(
    'section',
    root.state === 'signed' ? 'root' : 'root wrong',
    made('h2', '', VERIFIER.root),
    made('p', 'fingerprint', ...fingerprint.split(' ').map((group) => made('span', '', group))),
    root.state === 'signed' && root.asOf !== null
      ? made('p', '', VERIFIER.rootSigned(root.asOf))
      : null,
    made('p', 'help', VERIFIER.rootHelp),
  )
}

export function notice(kind: 'wait' | 'danger', title: string, body: string): HTMLElement {
  const box = made('div', `notice ${kind}`, made('p', 'notice-title', title), made('p', '', body))
  box.setAttribute('role', kind === 'danger' ? 'alert' : 'status')
  return box
}

const TONE: Record<PaperState, string> = {
  valid: 'done',
  unvouched: 'wait',
  expired: 'wait',
  replaced: 'wait',
  unproven: 'danger',
  revoked: 'danger',
  not_logged: 'danger',
  key_not_valid_then: 'danger',
  unknown_key: 'danger',
  unknown_issuer: 'danger',
  forged: 'danger',
  unreadable: 'plain',
}

const AT_ONCE = 200

/** The counts, as filters, and the table. */
export function resultsView(
  rows: readonly Row[],
  chosen: PaperState | null,
  shown: number,
  on: {
    readonly choose: (state: PaperState | null) => void
    readonly more: (shown: number) => void
    readonly clear: () => void
  },
): Node[] {
  const count = (state: PaperState) => rows.filter(({ result }) => result.state === state).length
  const present = STATES.filter((state) => count(state) > 0)
  const chip = (state: PaperState | null, label: string, total: number) => {
    const element = button(`${label} ${formatNumber(total)}`, () => on.choose(state), 'chip')
    element.setAttribute('aria-pressed', String(chosen === state))
    return element
  }
  const wanted = rows.filter(({ result }) => chosen === null || result.state === chosen)
  const newest = rows.find(({ result }) => result.revocationsAt !== null)?.result.revocationsAt
  return [
    made('h2', '', VERIFIER.results),
    made('p', 'summary', VERIFIER.summary(rows.length, count('valid'))),
    made(
      'p',
      'help',
      VERIFIER.compare,
      newest === undefined || newest === null ? null : ` ${VERIFIER.asOf(newest)}`,
    ),
    made(
      'div',
      'chips',
      chip(null, VERIFIER.all, rows.length),
      ...present.map((state) => chip(state, PAPER_STATE[state], count(state))),
    ),
    tableOf(wanted.slice(0, shown)),
    made(
      'p',
      'actions',
      wanted.length > shown
        ? button(VERIFIER.more(Math.min(AT_ONCE, wanted.length - shown)), () =>
            on.more(shown + AT_ONCE),
          )
        : null,
      button(VERIFIER.csv, () => save(rows)),
      button(VERIFIER.clear, on.clear),
    ),
  ]
}

function tableOf(rows: readonly Row[]): HTMLElement {
  const heads = [
    VERIFIER.state,
    VERIFIER.holder,
    VERIFIER.number,
    VERIFIER.course,
    VERIFIER.issued,
    VERIFIER.file,
  ]
  return made(
    'table',
    '',
    made('thead', '', made('tr', '', ...heads.map((head) => made('th', '', head)))),
    made(
      'tbody',
      '',
      ...rows.map(({ file, result }) => {
        const { state, facts } = result
        const cells: readonly (readonly Child[])[] = [
          [
            made('span', `tag ${TONE[state]}`, PAPER_STATE[state]),
            PAPER_STATE_HELP[state] === '' ? null : made('span', 'help', PAPER_STATE_HELP[state]),
          ],
          [
            facts?.name ?? '–',
            facts?.isSample === true ? made('span', 'help', VERIFIER.sample) : null,
          ],
          [
            facts === null ? '–' : breakable(facts.number ?? ''),
            facts?.code === null || facts === null
              ? null
              : made('span', 'help', codeOf(facts.code)),
          ],
          [facts?.course ?? '–', made('span', 'help', facts?.issuer ?? '')],
          [
            facts === null ? '–' : formatDate(facts.issuedOn),
            facts?.expiresOn == null
              ? null
              : made('span', 'help', VERIFIER.validUntil(facts.expiresOn)),
          ],
          [made('span', 'file', file)],
        ]
        return made(
          'tr',
          '',
          ...cells.map((cell, at) => {
            const element = made('td', '', ...cell)
            element.dataset['head'] = heads[at] ?? ''
            return element
          }),
        )
      }),
    ),
  )
}

/** A long number breaks after its slashes. */
function breakable(number: string): HTMLElement {
  const parts = number.split(/(?<=\/)/)
  return made('span', '', ...parts.flatMap((part) => [part, document.createElement('wbr')]))
}

const codeOf = (code: string) => `KPM-${(code.match(/.{4}/g) ?? []).join('-')}`

function csv(rows: readonly Row[]): string {
  return csvOf([
    RESULT_HEADS,
    ...rows.map(({ file, result: { state, facts, revocationsAt } }) => [
      file,
      PAPER_STATE[state],
      facts?.name ?? '',
      facts?.number ?? '',
      facts?.code == null ? '' : codeOf(facts.code),
      facts?.course ?? '',
      facts?.issuer ?? '',
      facts === null ? '' : formatDate(facts.issuedOn),
      facts?.expiresOn == null ? '' : formatLastDay(facts.expiresOn),
      revocationsAt === null ? '' : formatMoment(revocationsAt),
      PAPER_STATE_HELP[state],
    ]),
  ])
}

function save(rows: readonly Row[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv(rows)], { type: 'text/csv' }))
  link.download = 'hasil-pemeriksaan.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
