/**
 * One module of the outline: its title, aim, lessons and questions, and behind a fold its hours and quiz. Closed it is a line,
 * so that many of them can be put in order on a phone.
 */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { OutlineModule } from '../../../../../worker/contract/workshop.ts'
import { Field } from '../../../components/Field.tsx'
import { controlOf, moduleSummary, OUTLINE, quizWords } from '../../../text/workshop-office.ts'
import { ItemRows } from './ItemRows.tsx'
import { LessonRows, type LessonState } from './LessonRows.tsx'
import type { ModuleActs } from './module-acts.ts'
import { NumberField } from './NumberField.tsx'
import { QuizForm } from './QuizForm.tsx'
import { stockOf } from './stock.ts'
import type { KnownItems } from './use-items.ts'

type Props = {
  readonly courseId: string
  readonly area: string
  readonly module: OutlineModule
  readonly place: number
  readonly order: ComponentChildren
  readonly lessons: ReadonlyMap<string, LessonState>
  readonly items: KnownItems
  readonly hasTest: boolean
  readonly acts: ModuleActs | null
  readonly isUnfolded: boolean
  readonly onFold: () => void
}

const HOURS = ['theory', 'assignment', 'practice'] as const

export function ModuleCard(props: Props): JSX.Element {
  const { module, place, order, acts, isUnfolded, onFold } = props
  const body = `isi-${module.slug}`
  return (
    <article class="panel module-card" id={`modul-${module.slug}`} aria-label={module.title}>
      <header class="module-head">
        <div class="grow">
          <h3>
            {OUTLINE.moduleOf(place + 1)}
            {(acts === null || !isUnfolded) && `: ${module.title}`}
          </h3>
          {!isUnfolded && <p class="small muted num">{moduleSummary(module)}</p>}
          {isUnfolded && acts !== null && (
            <Field
              label={OUTLINE.moduleTitle}
              value={module.title}
              maxLength={200}
              onInput={(title) => acts.change({ title })}
            />
          )}
        </div>
        <span class="module-acts">
          {order}
          {isUnfolded && acts !== null && acts.remove !== null && (
            <button
              type="button"
              class="button quiet"
              aria-label={controlOf(OUTLINE.remove, module.title)}
              onClick={acts.remove}
            >
              {OUTLINE.remove}
            </button>
          )}
          <button
            type="button"
            class="button quiet"
            aria-label={controlOf(isUnfolded ? OUTLINE.fold : OUTLINE.unfold, module.title)}
            aria-expanded={isUnfolded}
            aria-controls={body}
            onClick={onFold}
          >
            {isUnfolded ? OUTLINE.fold : OUTLINE.unfold}
          </button>
        </span>
      </header>
      <div id={body} hidden={!isUnfolded}>
        {isUnfolded && <ModuleBody {...props} />}
      </div>
    </article>
  )
}

function ModuleBody(props: Props): JSX.Element {
  const { module, acts, items } = props
  const [isOpen, setOpen] = useState(false)
  const isLocked = acts === null
  return (
    <>
      <Field
        label={OUTLINE.aim}
        help={OUTLINE.aimHelp}
        lines={2}
        maxLength={1000}
        value={module.objective}
        disabled={isLocked}
        onInput={(objective) => acts?.change({ objective })}
      />
      <LessonRows {...props} />
      <ItemRows {...props} />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {OUTLINE.details}
          <span class="muted small under">{quizWords(module.quiz)}</span>
        </summary>
        {isOpen && (
          <>
            <fieldset class="hours" disabled={isLocked}>
              <legend>{OUTLINE.jp}</legend>
              {HOURS.map((kind) => (
                <NumberField
                  key={kind}
                  label={OUTLINE[kind]}
                  value={module.jp[kind]}
                  min={0}
                  max={99}
                  disabled={isLocked}
                  onChange={(hours) => acts?.change({ jp: { ...module.jp, [kind]: hours } })}
                />
              ))}
            </fieldset>
            <QuizForm
              quiz={module.quiz}
              tags={items.tags}
              isLocked={isLocked}
              onChange={(quiz) => acts?.change({ quiz: { ...module.quiz, ...quiz } })}
              stock={stockOf([module], items.rows, 'quiz')}
            />
          </>
        )}
      </details>
    </>
  )
}
