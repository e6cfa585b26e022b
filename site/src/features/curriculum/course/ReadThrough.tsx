/** The whole draft as phones would show it, page by page: every lesson, then every question before and after its answer. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { previewItem, readItem, type BankRow } from '../../../../../worker/contract/bank.ts'
import { previewLesson, readLesson } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { LESSON } from '../../../text/workshop-office.ts'
import { PUBLISH, READ_THROUGH } from '../../../text/workshop-publish.ts'
import { PhoneFrame } from '../PhoneFrame.tsx'
import { screensHtml } from './screens.ts'
import { useItems } from './use-items.ts'
import type { OutlineFacts } from './use-outline.ts'

type Page =
  | {
      readonly is: 'lesson'
      readonly module: string
      readonly lesson: string
      readonly title: string
    }
  | { readonly is: 'item'; readonly code: string; readonly title: string }

function pagesOf(facts: OutlineFacts, rows: ReadonlyMap<string, BankRow | null>): readonly Page[] {
  return facts.modules.flatMap(({ slug, title, lessons, items }) => [
    ...lessons.map((lesson) => ({
      is: 'lesson' as const,
      module: slug,
      lesson: lesson.slug,
      title: `${title}: ${lesson.title}`,
    })),
    ...items.map(({ code }) => ({
      is: 'item' as const,
      code,
      title: `${title}: ${READ_THROUGH.item} “${rows.get(code)?.stem ?? code}”`,
    })),
  ])
}

type Props = { readonly facts: OutlineFacts; readonly area: string }

export function ReadThrough({ facts, area }: Props): JSX.Element | null {
  const [at, setAt] = useState(0)
  const codes = facts.modules.flatMap(({ items }) => items.map(({ code }) => code))
  const { rows } = useItems(area, codes)
  const pages = pagesOf(facts, rows)
  const page = pages[at]
  if (page === undefined) return null
  return (
    <section class="panel read-through" aria-label={PUBLISH.read}>
      <p class="muted">{PUBLISH.readLede}</p>
      <div class="toolbar">
        <Select
          label={READ_THROUGH.contents}
          value={String(at)}
          options={pages.map(({ title }, place) => ({ value: String(place), label: title }))}
          onChange={(place) => setAt(Number(place))}
        />
        <span class="num muted">{READ_THROUGH.page(at + 1, pages.length)}</span>
        <Button icon="arrow-left" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {READ_THROUGH.before}
        </Button>
        <Button icon="arrow-right" disabled={at === pages.length - 1} onClick={() => setAt(at + 1)}>
          {READ_THROUGH.next}
        </Button>
      </div>
      <div class={page.is === 'lesson' ? 'read-page' : 'read-page two'}>
        {page.is === 'lesson' ? (
          <LessonPhone courseId={facts.courseId} page={page} />
        ) : (
          <ItemPhones area={area} row={rows.get(page.code)} code={page.code} />
        )}
      </div>
    </section>
  )
}

type LessonProps = {
  readonly courseId: string
  readonly page: Extract<Page, { is: 'lesson' }>
}

function LessonPhone({ courseId, page }: LessonProps): JSX.Element {
  const { module, lesson } = page
  const reply = useReply(`${module}/${lesson}`, async (signal) => {
    const { text } = await call(readLesson, { courseId, module, lesson }, { signal })
    return call(previewLesson, { courseId, module, lesson, text }, { signal })
  })
  if (reply.state === 'loading') return <Loading label={READ_THROUGH.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { screens } = reply.answer
  return <PhoneFrame html={screensHtml(screens, LESSON.screen)} label={page.title} />
}

type ItemProps = {
  readonly area: string
  readonly row: BankRow | null | undefined
  readonly code: string
}

function ItemPhones({ area, row, code }: ItemProps): JSX.Element {
  const reply = useReply(row?.itemId ?? null, async (signal) => {
    const { item } = await call(readItem, { itemId: row?.itemId ?? '' }, { signal })
    return call(previewItem, { area, item: item.item }, { signal })
  })
  if (row === null) {
    return (
      <p>
        {READ_THROUGH.unknown} ({code})
      </p>
    )
  }
  if (reply.state === 'loading') return <Loading label={READ_THROUGH.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return (
    <div class="phones">
      <div>
        <h3>{READ_THROUGH.asked}</h3>
        <PhoneFrame html={reply.answer.asked} label={READ_THROUGH.asked} />
      </div>
      <div>
        <h3>{READ_THROUGH.explained}</h3>
        <PhoneFrame html={reply.answer.explained} label={READ_THROUGH.explained} />
      </div>
    </div>
  )
}
