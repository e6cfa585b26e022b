/** What cadres thought of a meeting: every question as five bars that stand on grey paper, free words, and a sentence for the report. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  MARK_QUESTIONS,
  TEXT_QUESTIONS,
} from '../../../../../worker/contract/evaluation-questions.ts'
import { readEvaluation, type Evaluation } from '../../../../../worker/contract/evaluations.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import type { FileTable } from '../../../lib/csv.ts'
import {
  answeredOf,
  evaluationSentence,
  FEEDBACK,
  hiddenPart,
  meanOf,
  meanWords,
  openDays,
  shownPart,
} from '../../../text/class-codes.ts'
import { MARK_WORDS, QUESTION_WORDS, TEXT_WORDS } from '../../../text/evaluation.ts'
import { formatNumber } from '../../../text/format.ts'
import { CodeScreen } from './CodeScreen.tsx'
import { Files } from './Files.tsx'
import { useLive, type Which } from './use-batch.ts'

type Mark = Evaluation['marks'][number]
type Props = { readonly which: Which; readonly title: string }

export function EvaluationView({ which, title }: Props): JSX.Element {
  const { area, batchId: meetingId } = which
  const live = useLive((signal) => call(readEvaluation, { area, meetingId }, { signal }))
  const [onScreen, setOnScreen] = useState(false)
  if (live.answer === null) {
    return live.error === null ? (
      <Loading label={FEEDBACK.loading} rows={5} />
    ) : (
      <Problem error={live.error} onRetry={live.reload} />
    )
  }
  const { evaluation } = live.answer
  const link = `${location.origin}/umpan-balik/${meetingId}/`
  return (
    <>
      <p class="class-sum">
        {answeredOf(evaluation)}
        {evaluation.shown > 0 && shownPart(evaluation)} {openDays(evaluation)}
      </p>
      <p class="prose muted small">{FEEDBACK.intro}</p>
      {evaluation.isOpen && (
        <section class="panel no-print" aria-labelledby="ajak-isi">
          <h3 id="ajak-isi">{FEEDBACK.linkTitle}</h3>
          <p>{FEEDBACK.link}</p>
          <p class="class-link">{link}</p>
          <Button kind="primary" icon="qr" onClick={() => setOnScreen(true)}>
            {FEEDBACK.screen}
          </Button>
        </section>
      )}
      {evaluation.shown === 0 ? (
        <Empty title={FEEDBACK.noneTitle}>{FEEDBACK.few}</Empty>
      ) : (
        <Results evaluation={evaluation} title={title} />
      )}
      {onScreen && (
        <CodeScreen
          title={FEEDBACK.screenTitle}
          link={link}
          picture={FEEDBACK.picture}
          onClose={() => setOnScreen(false)}
        >
          <p>{title}</p>
          <p class="muted">{FEEDBACK.help}</p>
        </CodeScreen>
      )}
    </>
  )
}

function Results({
  evaluation,
  title,
}: {
  readonly evaluation: Evaluation
  readonly title: string
}): JSX.Element {
  const { marks, hidden, texts } = evaluation
  const withheld = hiddenPart(hidden.map(nameOf))
  return (
    <>
      <h3>{FEEDBACK.charts}</h3>
      <p class="small muted">{FEEDBACK.scale}</p>
      <ol class="feedback">
        {marks.map((mark) => (
          <li class="panel" key={keyOf(mark)}>
            <h4>
              {nameOf(mark)}
              {mark.subject !== '' && (
                <span class="small muted"> {QUESTION_WORDS[mark.question]}</span>
              )}
            </h4>
            <Bars counts={mark.counts} />
            <p class="num feedback-mean">
              {FEEDBACK.mean} <strong>{meanWords(mark.counts)}</strong>{' '}
              <span class="muted small">n {formatNumber(sumOf(mark.counts))}</span>
            </p>
          </li>
        ))}
      </ol>
      {withheld !== '' && <p class="muted">{withheld}</p>}
      <h3>{FEEDBACK.texts}</h3>
      {TEXT_QUESTIONS.map((question) => {
        const own = texts.filter((text) => text.question === question)
        return (
          <section key={question}>
            <h4>{TEXT_WORDS[question]}</h4>
            {own.length === 0 ? (
              <p class="muted">{FEEDBACK.noTexts}</p>
            ) : (
              <ul class="feedback-texts">
                {own.map(({ body }, at) => (
                  <li key={at}>{body}</li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
      <Sentence words={evaluationSentence(evaluation)} />
      <div class="toolbar no-print">
        <h3>{FEEDBACK.table}</h3>
        <Files table={() => fileOf(evaluation)} name={FEEDBACK.file} sheet={title} />
      </div>
      <details class="class-more">
        <summary>{FEEDBACK.showTable}</summary>
        <Table label={FEEDBACK.table} columns={COLUMNS} rows={marks} rowKey={keyOf} />
      </details>
    </>
  )
}

function Sentence({ words }: { readonly words: string }): JSX.Element {
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    void navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <section class="panel" aria-labelledby="kalimat-laporan">
      <h3 id="kalimat-laporan">{FEEDBACK.sentence}</h3>
      <p class="prose">{words}</p>
      <p class="no-print">
        <Button icon="copy" onClick={copy}>
          {FEEDBACK.copy}
        </Button>{' '}
        <span role="status">{isCopied && FEEDBACK.copied}</span>
      </p>
    </section>
  )
}

const WIDTH = 200
const HEIGHT = 84
const BASE = 64
const STEP = WIDTH / 5

/** How often each mark was given; every bar carries its number. */
function Bars({ counts }: { readonly counts: readonly number[] }): JSX.Element {
  const most = Math.max(1, ...counts)
  const words = counts.map((count, at) => `${MARK_WORDS[at] ?? ''} ${count}`).join(', ')
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words} class="feedback-bars">
      {counts.map((count, at) => {
        const height = (count / most) * 46
        const x = at * STEP
        return (
          <g key={at}>
            <rect x={x + 5} y={BASE - height} width={STEP - 10} height={height} />
            {count > 0 && (
              <text x={x + STEP / 2} y={BASE - height - 4} text-anchor="middle" class="count">
                {count}
              </text>
            )}
            <text x={x + STEP / 2} y={BASE + 16} text-anchor="middle">
              {at + 1}
            </text>
          </g>
        )
      })}
      <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
    </svg>
  )
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
const nameOf = ({ question, subject }: Pick<Mark, 'question' | 'subject'>): string =>
  subject === '' ? QUESTION_WORDS[question] : subject
const keyOf = ({ question, subject }: Mark): string =>
  `${MARK_QUESTIONS.indexOf(question)}/${subject}`

const COLUMNS: readonly Column<Mark>[] = [
  { key: 'name', title: FEEDBACK.question, cell: nameOf },
  ...[0, 1, 2, 3, 4].map((at): Column<Mark> => ({
    key: `m${at}`,
    title: String(at + 1),
    numeric: true,
    cell: ({ counts }) => formatNumber(counts[at] ?? 0),
  })),
  {
    key: 'answers',
    title: FEEDBACK.answers,
    numeric: true,
    cell: ({ counts }) => formatNumber(sumOf(counts)),
    sort: ({ counts }) => sumOf(counts),
  },
  {
    key: 'mean',
    title: FEEDBACK.mean,
    numeric: true,
    cell: ({ counts }) => meanWords(counts),
    sort: ({ counts }) => meanOf(counts) ?? 0,
  },
]

function fileOf({ marks, texts }: Evaluation): FileTable {
  return [
    [
      FEEDBACK.question,
      FEEDBACK.about,
      ...MARK_WORDS,
      FEEDBACK.answers,
      FEEDBACK.mean,
      FEEDBACK.said,
    ],
    ...marks.map(({ question, subject, counts }) => [
      QUESTION_WORDS[question],
      subject,
      ...counts.map(String),
      String(sumOf(counts)),
      meanWords(counts),
      '',
    ]),
    ...texts.map(({ question, body }) => [
      TEXT_WORDS[question],
      '',
      ...MARK_WORDS.map(() => ''),
      '',
      '',
      body,
    ]),
  ]
}
