/** What waits for a person, in groups; every row leads to the place where it is done. */
import type { JSX } from 'preact'
import { Icon } from '../../../components/Icon.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { MORNING } from '../../../text/morning.ts'
import { OVERVIEW } from '../../../text/reporting.ts'
import type { Task, TaskGroup } from './tasks.ts'

export function Tasks({ groups }: { readonly groups: readonly TaskGroup[] }): JSX.Element {
  return (
    <section aria-labelledby="menunggu">
      <h2 id="menunggu">{OVERVIEW.waiting}</h2>
      {groups.length === 0 && (
        <Notice kind="done" title={MORNING.nothing}>
          {MORNING.nothingBody}
        </Notice>
      )}
      {groups.map(({ title, tasks }) => (
        <div class="task-group" key={title}>
          <h3>{title}</h3>
          <ul class="tasks">
            {tasks.map((task) => (
              <li key={task.words}>
                <TaskRow task={task} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function TaskRow({ task: { icon, words, due, action, href } }: { readonly task: Task }) {
  return (
    <a href={href}>
      <Icon name={icon} />
      <span class="task-words">
        {words}
        {due !== undefined && (
          <span class="task-due">
            <span class={due.isLate ? 'tag danger' : 'tag wait'}>{due.words}</span>
          </span>
        )}
      </span>
      <span class="task-action">
        {action} <Icon name="arrow-right" size={18} />
      </span>
    </a>
  )
}
