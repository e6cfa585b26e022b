/** The questions that a class found hardest, to talk about before it goes on. */
import type { JSX } from 'preact'
import {
  listBatchItems,
  type Batch,
  type BatchItem,
} from '../../../../../worker/contract/batches.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { CLASS, rightOf } from '../../../text/class-office.ts'
import { keyOf, type Which } from './use-batch.ts'

type Course = NonNullable<Batch['course']>
type Props = { readonly which: Which; readonly course: Course }

export function HardItems({ which, course }: Props): JSX.Element {
  const reply = useReply(keyOf(which), (signal) => call(listBatchItems, which, { signal }))
  if (reply.state === 'loading') return <Loading label={CLASS.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { items } = reply.answer
  if (items.length === 0) return <Empty title={CLASS.noItemsTitle}>{CLASS.noItems}</Empty>
  const titles = [...course.modules, ...(course.finalTest === null ? [] : [course.finalTest])]
  const titleOf = (slug: string): string => titles.find((part) => part.slug === slug)?.title ?? slug
  return (
    <section aria-labelledby="soal-sulit">
      <h3 id="soal-sulit">{CLASS.itemsTitle}</h3>
      <p class="muted prose">{CLASS.itemsIntro}</p>
      <ol class="item-list class-items">
        {items.map((item) => (
          <li class="panel" key={`${item.slug}/${item.questionId}`}>
            <p class="class-stem">{item.stem}</p>
            <p class="small muted">{titleOf(item.slug)}</p>
            <p class="class-right">
              <svg
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                class="class-bar"
                aria-hidden="true"
              >
                <rect class="NONE" width={100} height={10} />
                <rect class="DONE" width={(item.right * 100) / item.answers} height={10} />
              </svg>
              <span class="num">{rightOf(item.right, item.answers)}</span>
            </p>
            <p class="item-actions no-print">
              <Button kind="quiet" icon="eye" href={figuresOf(course, item)}>
                {CLASS.itemFigures}
              </Button>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function figuresOf({ code }: Course, { itemId, slug }: BatchItem): string {
  const which = itemId === null ? `soal=semua&kuis=${slug}` : `butir=${itemId}`
  return `/pelatih/hasil/?pelatihan=${code}&${which}`
}
