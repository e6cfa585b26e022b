/** What a file of a course holds and what opening it would do, in plain words, with the choice of where it goes. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { useZone } from '../../../lib/session.ts'
import { COURSE_IN } from '../../../text/course-file.ts'
import { contentProblemWords } from '../../../text/curriculum.ts'
import { formatNumber, formatSize } from '../../../text/format.ts'
import { changeKind, changesSummary } from '../../../text/workshop-publish.ts'
import type { Compared, OpenCourse, Opened } from './use-open-course.ts'

type Props = { readonly run: OpenCourse; readonly opened: Opened }

export function CheckCourse({ run, opened }: Props): JSX.Element {
  const { course, compared, fileName } = opened
  const { choice, choose } = run
  const zone = useZone()
  const [isAsked, setAsked] = useState(false)
  const lacksTitle = choice.is === 'new' && choice.title.trim() === ''
  const into = compared.course
  return (
    <>
      <section class="panel" aria-labelledby="periksa">
        <h2 id="periksa">{COURSE_IN.checkedTitle}</h2>
        <p class="open-title">{course.title}</p>
        <p class="muted open-name">
          {fileName} · {course.code}. {COURSE_IN.from(course.madeAt, course.producer, zone)}{' '}
          {COURSE_IN.nothingSaved}
        </p>
        <Holds opened={opened} />
      </section>
      {compared.items.length > 0 && <BankPart items={compared.items} />}
      {into !== null && (
        <section class="panel" aria-labelledby="banding">
          <h2 id="banding">{COURSE_IN.existingTitle}</h2>
          <p>{COURSE_IN.existing(into.title, into.savedAt, zone)}</p>
          <Difference compared={compared} />
        </section>
      )}
      {compared.problems.length > 0 && (
        <section class="panel" aria-labelledby="dibereskan">
          <h2 id="dibereskan">{COURSE_IN.problemsTitle(compared.problems.length)}</h2>
          <p class="muted">{COURSE_IN.problemsHelp}</p>
          <ul>
            {compared.problems.slice(0, 30).map((problem, at) => (
              <li key={at}>
                {contentProblemWords(problem)}{' '}
                <span class="small muted open-name">{problem.file}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form
        class="panel"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!lacksTitle) void run.save()
        }}
      >
        {into === null ? (
          <p>{COURSE_IN.asNewHelp(compared.newCode)}</p>
        ) : (
          <RadioList
            legend={COURSE_IN.how}
            value={choice.is}
            answers={[
              {
                value: 'new',
                label: COURSE_IN.asNew,
                help: COURSE_IN.asNewHelp(compared.newCode),
              },
              {
                value: 'draft',
                label: COURSE_IN.asDraft(into.title),
                help: COURSE_IN.asDraftHelp,
              },
            ]}
            onChange={(value) =>
              choose(value === 'draft' ? { is: 'draft' } : { is: 'new', title: course.title })
            }
          />
        )}
        {choice.is === 'new' && (
          <Field
            label={COURSE_IN.newTitle}
            help={COURSE_IN.newTitleHelp}
            value={choice.title}
            maxLength={200}
            error={isAsked && lacksTitle ? COURSE_IN.titleNeeded : undefined}
            onInput={(title) => choose({ is: 'new', title })}
          />
        )}
        <div class="actions">
          <Button kind="primary" type="submit" icon="import">
            {COURSE_IN.take}
          </Button>
          <Button onClick={run.leave}>{COURSE_IN.otherFile}</Button>
        </div>
      </form>
    </>
  )
}

function Holds({ opened }: { readonly opened: Opened }): JSX.Element {
  const { course, compared } = opened
  const { modules } = compared
  const lessons = modules.reduce((sum, module) => sum + module.lessons.length, 0)
  const facts: readonly (readonly [string, string])[] = [
    [COURSE_IN.modules, formatNumber(modules.length)],
    [COURSE_IN.lessons, formatNumber(lessons)],
    [COURSE_IN.items, formatNumber(compared.items.length)],
    [COURSE_IN.media, formatNumber(course.media.size)],
    [COURSE_IN.size, formatSize(course.bytes)],
  ]
  return (
    <>
      <dl class="facts num">
        {facts.map(([word, value]) => (
          <>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <details>
        <summary>{COURSE_IN.contents}</summary>
        <ol class="open-contents">
          {modules.map((module) => (
            <li key={module.title}>
              {module.title}{' '}
              <span class="small muted">{COURSE_IN.lessonCount(module.lessons.length)}</span>
              <ul>
                {module.lessons.map((lesson) => (
                  <li key={lesson}>{lesson}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function BankPart({ items }: Pick<Compared, 'items'>): JSX.Element {
  const counts = { new: 0, same: 0, changed: 0, renamed: 0 }
  for (const { is } of items) counts[is] += 1
  const renamed = items.filter(({ is }) => is === 'renamed')
  const changed = items.filter(({ is }) => is === 'changed')
  return (
    <section class="panel" aria-labelledby="bank">
      <h2 id="bank">{COURSE_IN.bankTitle}</h2>
      <p class="num">{COURSE_IN.bankWords(counts)}</p>
      {renamed.length > 0 && (
        <>
          <p class="muted">{COURSE_IN.renamedHelp}</p>
          <ul class="open-name">
            {renamed.map(({ code, becomes }) => (
              <li key={code}>{COURSE_IN.renamed(code, becomes)}</li>
            ))}
          </ul>
        </>
      )}
      {changed.length > 0 && (
        <>
          <p class="muted">{COURSE_IN.changedHelp}</p>
          <p class="open-name">{changed.map(({ becomes }) => becomes).join(', ')}</p>
        </>
      )}
    </section>
  )
}

function Difference({ compared }: { readonly compared: Compared }): JSX.Element {
  const { changes, problems } = compared
  if (changes.length === 0) {
    return <p class="muted">{problems.length === 0 ? COURSE_IN.same : COURSE_IN.unknown}</p>
  }
  return (
    <>
      <p class="num">{changesSummary(changes)}</p>
      <ul class="open-name">
        {changes.slice(0, 60).map(({ kind, module, what }, at) => (
          <li key={at}>
            <b>{changeKind(kind)}</b>
            {what !== '' && `: ${what}`}
            {module !== '' && module !== what && <span class="small muted"> · {module}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
