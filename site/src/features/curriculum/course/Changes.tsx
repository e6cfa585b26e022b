/** What publishing would change, in plain words, and what has to be mended before, each with the way there. */
import type { JSX } from 'preact'
import type { ContentProblem } from '../../../../../worker/contract/curriculum.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { DraftChange, readChanges } from '../../../../../worker/contract/workshop.ts'
import { contentProblemWords } from '../../../text/curriculum.ts'
import {
  changeKind,
  changesSummary,
  PUBLISH,
  settingValue,
  settingWords,
} from '../../../text/workshop-publish.ts'
import { mendHref } from './places.ts'
import type { OutlineFacts } from './use-outline.ts'

type Props = { readonly facts: OutlineFacts; readonly read: ReplyOf<typeof readChanges> }

/** So many suggestions stand open; more are one line to be opened. */
const FEW = 3

export function Changes({ facts, read }: Props): JSX.Element {
  const { changes, problems, warnings } = read
  return (
    <section class="panel">
      <h2>{PUBLISH.changes}</h2>
      {changes.length === 0 ? (
        <p class="muted">{problems.length === 0 ? PUBLISH.none : PUBLISH.unknown}</p>
      ) : (
        <>
          <p class="lead num">{changesSummary(changes)}</p>
          <details>
            <summary>{PUBLISH.all(changes.length)}</summary>
            <ul class="rows changes">
              {changes.map((change, at) => (
                <Change key={at} change={change} />
              ))}
            </ul>
          </details>
        </>
      )}
      {problems.length > 0 && (
        <>
          <h3>{PUBLISH.problems}</h3>
          <Faults faults={problems} facts={facts} />
        </>
      )}
      {warnings.length > 0 && (
        <details open={warnings.length <= FEW}>
          <summary>{PUBLISH.warnings(warnings.length)}</summary>
          <Faults faults={warnings} facts={facts} />
        </details>
      )}
    </section>
  )
}

function Change({ change }: { readonly change: DraftChange }): JSX.Element {
  const { kind, module } = change
  const isSetting = kind === 'SETTING'
  const what = isSetting ? settingWords(change.what) : change.what
  const [before, after] = [change.before, change.after].map((value) =>
    isSetting ? settingValue(value) : value,
  )
  return (
    <li class="row change">
      <span class="grow">
        <b>{changeKind(kind)}</b>
        {what !== '' && `: ${what}`}
        {module !== '' && module !== what && <span class="small muted under">{module}</span>}
      </span>
      {(before || after) && (
        <dl class="facts">
          {before && (
            <>
              <dt>{PUBLISH.before}</dt>
              <dd>{before}</dd>
            </>
          )}
          {after && (
            <>
              <dt>{PUBLISH.after}</dt>
              <dd>{after}</dd>
            </>
          )}
        </dl>
      )}
    </li>
  )
}

type FaultsProps = {
  readonly faults: readonly ContentProblem[]
  readonly facts: OutlineFacts
}

function Faults({ faults, facts }: FaultsProps): JSX.Element {
  return (
    <ul class="rows notes">
      {faults.map((fault, at) => (
        <li class="row" key={`${fault.file}/${fault.line}/${at}`}>
          <span class="grow">
            {contentProblemWords(fault)}
            <span class="small muted under">{placeName(facts, fault.file)}</span>
          </span>
          <a
            class="button quiet"
            href={mendHref(facts.courseId, fault.file)}
            aria-label={`${PUBLISH.mend}: ${placeName(facts, fault.file)}`}
          >
            {PUBLISH.mend}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What people call a file of the course: its module and lesson. */
function placeName({ modules }: OutlineFacts, file: string): string {
  const [folder = '', name = ''] = file.split('/')
  const module = modules.find(({ slug }) => slug === folder)
  if (module === undefined) return PUBLISH.wholeCourse
  const lesson = module.lessons.find(({ slug }) => `${slug}.md` === name)
  return lesson === undefined ? module.title : `${module.title} › ${lesson.title}`
}
