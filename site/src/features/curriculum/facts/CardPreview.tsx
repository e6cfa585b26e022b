/** The screen of the lesson with the card in it, by the renderers that phones use: as it is, or as it would be. */
import type { JSX } from 'preact'
import { readPack } from '../../../../../worker/contract/curriculum.ts'
import type { LocalFact } from '../../../../../worker/contract/local-facts.ts'
import type { District } from '../../../../../worker/contract/regions.ts'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { localCard } from '../../../render/content.ts'
import { withCards } from '../../../render/lesson.ts'
import { CARD, FACTS } from '../../../text/local-facts-office.ts'
import { PhoneFrame } from '../PhoneFrame.tsx'
import type { Fact } from './due.ts'
import type { CardForm } from './ProposeCard.tsx'

type Props = {
  readonly fact: Fact
  readonly district: District
  readonly today: string
  /** What is being written or waits; null: what cadres see now. */
  readonly form: CardForm | null
  readonly inForce: LocalFact | null
}

export function CardPreview(props: Props): JSX.Element {
  const { fact, form, inForce } = props
  const { courseId, versionId, module } = fact
  const reply = useReply(`${versionId}/${module}`, (signal) =>
    call(readPack, { courseId, versionId, slug: module }, { signal }),
  )
  const is = form !== null ? 'draft' : inForce === null ? 'national' : 'inForce'
  return (
    <section class="preview" aria-labelledby="tampil">
      <h2 id="tampil">{CARD.preview}</h2>
      <p class="muted">{CARD.previewOf[is]}</p>
      {reply.state === 'loading' && <Loading label={FACTS.loading} rows={4} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <PhoneFrame
          html={screenWith(reply.answer.pack.lessons, props)}
          label={CARD.preview}
          show={{ id: `fakta-${fact.id}`, turn: 1 }}
        />
      )}
    </section>
  )
}

type Lessons = readonly { readonly slug: string; readonly screens: readonly string[] }[]

function screenWith(lessons: Lessons, { fact, district, today, form, inForce }: Props): string {
  const screens = lessons.find(({ slug }) => slug === fact.lesson)?.screens ?? []
  const screen = screens.find((each) => each.includes(`id="fakta-${fact.id}"`)) ?? ''
  const shown = form ?? inForce
  const isDecided = form === null && inForce !== null
  const cards =
    shown === null
      ? {}
      : {
          [`${fact.module}/fakta-${fact.id}`]: localCard({
            ...shown,
            // What is not written yet has its place.
            text: shown.text || CARD.noText,
            source: shown.source || CARD.noSource,
            reviewBy: shown.reviewBy || nextYear(today),
            id: fact.id,
            district: district.name,
            by: (isDecided ? inForce.decidedBy : null) ?? CARD.reviewer,
            as: (isDecided ? inForce.decidedAs : null) ?? CARD.reviewerAs,
            on: (isDecided ? inForce.decidedAt : null) ?? today,
            isOverdue: isDecided && inForce.reviewBy < today,
          }).text,
        }
  return `<section class="card layar">${withCards(screen, fact.module, cards).text}</section>`
}

function nextYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
}
