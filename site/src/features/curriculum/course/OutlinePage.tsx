/** A course as it is being written: settings, modules, lessons and questions in order, saved by themselves. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { holdsRole, useSession, useZone } from '../../../lib/session.ts'
import { foundWords, OUTLINE, tookWords } from '../../../text/workshop-office.ts'
import { ShareCourse } from '../course-file/ShareCourse.tsx'
import { fromCourse } from '../from-course.ts'
import { AddRow } from './AddRow.tsx'
import { CourseForm } from './CourseForm.tsx'
import { CourseState } from './CourseState.tsx'
import { ModuleCard } from './ModuleCard.tsx'
import { NoCourse, OpenElsewhere } from './NotHere.tsx'
import {
  addItems,
  addLesson,
  addModule,
  changeModule,
  moved,
  removeModule,
  type Outline,
} from './outline-edit.ts'
import { courseHref, publishHref } from './places.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { SortableList } from './SortableList.tsx'
import { FEW_MODULES, useFolds } from './use-folds.ts'
import { useItems, type KnownItems } from './use-items.ts'
import { useOnlyTab } from './use-only-tab.ts'
import { useOutline, type OutlineFacts, type OutlineWork } from './use-outline.ts'
import { bankAreaOf, WRITERS } from './roles.ts'

export function OutlinePage(): JSX.Element {
  const session = useSession()
  const [courseId] = useState(() => new URLSearchParams(location.search).get('kursus'))
  const who = session.state === 'in' ? session.who : null
  const key = who === null || courseId === null ? null : `${who.accountId}/${courseId}`
  const turn = useOnlyTab(key)
  const work = useOutline(turn.is === 'mine' ? (who?.accountId ?? null) : null, courseId)
  const { facts, saved, outline } = work
  const codes = outline?.modules.flatMap(({ items }) => items.map(({ code }) => code)) ?? []
  const items = useItems(
    facts === null || who === null ? null : bankAreaOf(who, facts.ownerArea),
    codes,
  )
  if (courseId === null) return <NoCourse />
  if (turn.is === 'elsewhere') return <OpenElsewhere onTake={turn.take} />
  if (saved.is === 'failed') return <Problem error={saved.error} onRetry={saved.retry} />
  if (saved.is === 'loading' || outline === null || who === null) {
    return <Loading label={OUTLINE.loading} rows={8} />
  }
  const mayWrite = facts === null || holdsRole(who, facts.ownerArea, WRITERS)
  return (
    <div class="course">
      <CourseHead work={work} courseId={courseId} mayWrite={mayWrite} />
      <OutlineBody
        outline={outline}
        courseId={courseId}
        facts={facts}
        items={items}
        edit={mayWrite ? work.edit : null}
      />
    </div>
  )
}

type HeadProps = {
  readonly work: OutlineWork
  readonly courseId: string
  readonly mayWrite: boolean
}

function CourseHead({ work, courseId, mayWrite }: HeadProps): JSX.Element | null {
  const zone = useZone()
  const { saved, facts, outline, last } = work
  if (saved.is !== 'open' || outline === null) return null
  const problems = facts?.problems.length ?? 0
  return (
    <>
      <p class="crumbs">
        <a href="/pelatih/">{OUTLINE.back}</a>
      </p>
      <div class="course-bar">
        <div class="grow">
          <h2>{outline.settings.title || OUTLINE.untitled}</h2>
          {facts !== null && <CourseState course={facts} />}
        </div>
        {mayWrite && <SaveStatus state={saved.state} onAgain={saved.again} />}
        {mayWrite && last !== null && (
          <Button icon="undo" onClick={work.undo}>
            {OUTLINE.undo}
          </Button>
        )}
        <Button kind="primary" icon="send" href={publishHref(courseId)}>
          {OUTLINE.publish}
        </Button>
      </div>
      {problems > 0 && (
        <p class="muted">
          <a href={publishHref(courseId)}>{OUTLINE.problems(problems)}</a>
        </p>
      )}
      {!mayWrite && <Notice title={OUTLINE.readOnly}>{OUTLINE.readOnlyHelp}</Notice>}
      {saved.found !== null && <Notice kind="done">{foundWords(saved.found, zone)}</Notice>}
      {saved.took !== null && (
        <Notice>{tookWords(saved.took.savedBy, saved.took.savedAt, zone)}</Notice>
      )}
      <p class="small muted" role="status">
        {last !== null && last.said}
      </p>
      <Conflict work={work} />
    </>
  )
}

/** Two people changed the order or the settings: the whole outline of one of them goes on. */
function Conflict({ work }: { readonly work: OutlineWork }): JSX.Element | null {
  const zone = useZone()
  const { saved } = work
  const [isClosed, setClosed] = useState(false)
  if (saved.is !== 'open' || saved.state.theirs === null) return null
  const { theirs, text } = saved.state
  return (
    <>
      <Notice
        kind="danger"
        title={OUTLINE.conflictTitle}
        action={<Button onClick={() => setClosed(false)}>{OUTLINE.conflictChoose}</Button>}
      >
        {OUTLINE.conflictBy(theirs.savedBy, theirs.savedAt, zone)}
      </Notice>
      <Dialog
        open={!isClosed}
        title={OUTLINE.conflictTitle}
        onClose={() => setClosed(true)}
        actions={
          <>
            <Button kind="primary" onClick={() => saved.decide(text)}>
              {OUTLINE.mine}
            </Button>
            <Button onClick={() => saved.decide(theirs.text)}>{OUTLINE.theirs}</Button>
          </>
        }
      >
        <p>{OUTLINE.conflictBody}</p>
        <p>{OUTLINE.conflictBy(theirs.savedBy, theirs.savedAt, zone)}</p>
      </Dialog>
    </>
  )
}

type BodyProps = {
  readonly outline: Outline
  readonly courseId: string
  readonly facts: OutlineFacts | null
  readonly items: KnownItems
  readonly edit: ((next: Outline, said: string) => void) | null
}

function OutlineBody({ outline, courseId, facts, items, edit }: BodyProps): JSX.Element {
  const { settings, modules } = outline
  const [isOpen, setOpen] = useState(location.hash === '#pengaturan')
  const folds = useFolds(modules.map(({ slug }) => slug))
  // What was written on the page of questions for a module of this course.
  useEffect(() => {
    const from = fromCourse(location.search)
    const module = modules.find(({ slug }) => slug === from?.module)
    if (from === null) return
    history.replaceState(history.state, '', courseHref(courseId) + location.hash)
    if (edit === null || module === undefined || from.codes.length === 0) return
    const next = changeModule(outline, module.slug, { items: addItems(module, from.codes) })
    edit(next, OUTLINE.broughtItems(from.codes.length, module.title))
  }, [])
  const code = facts?.code ?? ''
  const area = facts?.ownerArea ?? ''
  const lessons = new Map(
    (facts?.modules ?? []).flatMap((module) =>
      module.lessons.map((lesson) => [`${module.slug}/${lesson.slug}`, lesson] as const),
    ),
  )
  return (
    <>
      <details
        class="panel"
        id="pengaturan"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>{OUTLINE.settings}</summary>
        {isOpen && (
          <CourseForm
            outline={outline}
            code={code}
            items={items}
            isLocked={edit === null}
            onChange={(next) => edit?.({ ...outline, settings: next }, '')}
          />
        )}
      </details>
      <ShareCourse courseId={courseId} title={settings.title} />
      <div class="modules-head">
        <h2>{OUTLINE.modules}</h2>
        {modules.length > FEW_MODULES && (
          <Button kind="quiet" onClick={folds.turnAll}>
            {folds.open.size === 0 ? OUTLINE.unfoldAll : OUTLINE.foldAll}
          </Button>
        )}
      </div>
      <SortableList
        label={OUTLINE.modules}
        className="modules"
        elements={modules}
        keyOf={({ slug }) => slug}
        nameOf={({ title }) => title}
        onMove={
          edit === null || modules.length < 2
            ? undefined
            : (from, to) => edit({ ...outline, modules: moved(modules, from, to) }, '')
        }
        render={(module, place, order) => (
          <ModuleCard
            courseId={courseId}
            area={area}
            module={module}
            place={place}
            order={order}
            lessons={lessons}
            items={items}
            hasTest={settings.finalTest !== null}
            isUnfolded={folds.open.has(module.slug)}
            onFold={() => folds.turn(module.slug)}
            acts={
              edit === null
                ? null
                : {
                    change: (change) => edit(changeModule(outline, module.slug, change), ''),
                    remove:
                      modules.length === 1
                        ? null
                        : () =>
                            edit(removeModule(outline, module.slug), OUTLINE.removed(module.title)),
                    addLesson: (title) => edit(addLesson(outline, module.slug, title), ''),
                    removeLesson: (slug) => {
                      const gone = module.lessons.find((lesson) => lesson.slug === slug)
                      const rest = module.lessons.filter((lesson) => lesson !== gone)
                      const next = changeModule(outline, module.slug, { lessons: rest })
                      edit(next, OUTLINE.removed(gone?.title ?? slug))
                    },
                  }
            }
          />
        )}
      />
      {edit !== null && (
        <AddRow
          label={OUTLINE.newModule}
          action={OUTLINE.addModule}
          onAdd={(title) => {
            const next = addModule(outline, code, title)
            const added = next.modules.at(-1)
            if (added !== undefined) folds.turn(added.slug)
            edit(next, '')
          }}
        />
      )}
    </>
  )
}
