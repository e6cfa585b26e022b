/** The codes by which a trainer opens modules for a class: those of today, and a new one. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Batch } from '../../../../../worker/contract/batches.ts'
import {
  closeTopic,
  listTopics,
  openTopic,
  type Topic,
} from '../../../../../worker/contract/topics.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { CLASS } from '../../../text/class-office.ts'
import { CODES } from '../../../text/class-codes.ts'
import { formatTime, type Zone } from '../../../text/format.ts'
import { CodeScreen } from './CodeScreen.tsx'
import { useLive } from './use-batch.ts'

type Course = NonNullable<Batch['course']>
type Props = { readonly area: string; readonly course: Course; readonly zone: Zone }

export function TopicCodes({ area, course, zone }: Props): JSX.Element {
  const { courseId } = course
  const live = useLive((signal) => call(listTopics, { area, courseId }, { signal }))
  const [onScreen, setOnScreen] = useState<Topic | null>(null)
  const [closing, setClosing] = useState<Topic | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { answer } = live
  if (answer === null) {
    return live.error === null ? (
      <Loading label={CLASS.loading} rows={4} />
    ) : (
      <Problem error={live.error} onRetry={live.reload} />
    )
  }
  async function close(topic: Topic): Promise<void> {
    setClosing(null)
    setError(null)
    try {
      await call(closeTopic, { area, topicId: topic.id })
      live.reload()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <>
      <p class="prose">{CODES.intro}</p>
      {error !== null && <Problem error={error} onRetry={live.reload} />}
      <h3>{CODES.openTitle}</h3>
      {answer.topics.length === 0 ? (
        <p class="muted">{CODES.noneOpen}</p>
      ) : (
        <ul class="class-codes">
          {answer.topics.map((topic) => (
            <li class="panel" key={topic.id}>
              <p class="class-code">
                <Letters code={topic.code} />
              </p>
              <ul>
                {topic.modules.map(({ slug, title }) => (
                  <li key={slug}>{title}</li>
                ))}
              </ul>
              <p class="small muted">
                {CODES.entered(topic.entered)}. {CODES.until(endOf(topic, zone))}
                {topic.openedBy !== '' && ` · ${topic.openedBy}`}
              </p>
              <div class="tool-buttons">
                <Button kind="primary" icon="qr" onClick={() => setOnScreen(topic)}>
                  {CODES.screen}
                </Button>
                <Button kind="quiet" icon="ban" onClick={() => setClosing(topic)}>
                  {CODES.close}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <NewCode
        area={area}
        course={course}
        onMade={(topic) => {
          live.reload()
          setOnScreen(topic)
        }}
      />
      {onScreen !== null && (
        <CodeScreen
          title={CODES.screenTitle}
          link={`${location.origin}/buka/#${onScreen.code}`}
          picture={CODES.picture}
          onClose={() => setOnScreen(null)}
        >
          <p class="class-code large">
            <Letters code={onScreen.code} />
          </p>
          <p>{onScreen.modules.map(({ title }) => title).join(' · ')}</p>
          <p class="muted">
            {CODES.help(location.host)} {CODES.until(endOf(onScreen, zone))}.
          </p>
        </CodeScreen>
      )}
      {closing !== null && (
        <Confirm
          title={CODES.closeTitle}
          yes={CODES.close}
          kind="danger"
          onYes={() => void close(closing)}
          onNo={() => setClosing(null)}
        >
          <p>{CODES.closeBody}</p>
        </Confirm>
      )}
    </>
  )
}

/** Midnight is the end of the day that was meant, not the beginning of the next. */
function endOf({ endsAt }: Topic, zone: Zone): string {
  return formatTime(new Date(Date.parse(endsAt) - 60_000).toISOString(), zone)
}

/** In two halves: six letters in a row are miscounted. */
function Letters({ code }: { readonly code: string }): JSX.Element {
  return (
    <>
      <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
    </>
  )
}

type NewProps = {
  readonly area: string
  readonly course: Course
  readonly onMade: (topic: Topic) => void
}

function NewCode({ area, course, onMade }: NewProps): JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // Kept while a try fails, so that the same code comes of the next one.
  const [topicId, setTopicId] = useState(() => crypto.randomUUID())
  const [isBusy, setBusy] = useState(false)
  const [isEmpty, setEmpty] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function make(): Promise<void> {
    setEmpty(chosen.size === 0)
    if (chosen.size === 0) return
    setBusy(true)
    setError(null)
    try {
      const modules = [...chosen]
      const { topic } = await call(openTopic, {
        area,
        courseId: course.courseId,
        topicId,
        modules,
      })
      setTopicId(crypto.randomUUID())
      setChosen(new Set())
      onMade(topic)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  function choose(slug: string, isChosen: boolean): void {
    const next = new Set(chosen)
    if (isChosen) next.add(slug)
    else next.delete(slug)
    setChosen(next)
    setEmpty(false)
    // Other modules are another code.
    setTopicId(crypto.randomUUID())
  }
  return (
    <section class="panel" aria-labelledby="kode-baru">
      <h3 id="kode-baru">{CODES.make}</h3>
      <fieldset class="class-pick">
        <legend>{CODES.modules}</legend>
        {isEmpty && (
          <p class="field-error" role="alert">
            {CODES.none}
          </p>
        )}
        {course.modules.map(({ slug, title }, at) => (
          <Checkbox
            key={slug}
            checked={chosen.has(slug)}
            onChange={(isChosen) => choose(slug, isChosen)}
          >
            {at + 1}. {title}
          </Checkbox>
        ))}
      </fieldset>
      {error !== null && <Problem error={error} onRetry={() => void make()} />}
      <Button kind="primary" icon="plus" disabled={isBusy} onClick={() => void make()}>
        {isBusy ? CODES.working : CODES.send}
      </Button>
    </section>
  )
}
