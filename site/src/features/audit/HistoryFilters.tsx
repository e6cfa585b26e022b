/** Who, what kind and which days: everything in the address, so that a view survives a reload and can be sent on. */
import type { JSX } from 'preact'
import { AUDIT_GROUPS, listAuditActors } from '../../../../worker/contract/audit.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Field } from '../../components/Field.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { EVERYBODY } from '../../lib/history-address.ts'
import { useReply } from '../../lib/use-reply.ts'
import {
  AUDIT,
  ENDED,
  GROUP_SLUGS,
  GROUP_WORDS,
  KIND_CHOICES,
  KIND_SLUGS,
} from '../../text/audit.ts'
import type { Question } from './use-question.ts'

type Props = {
  readonly area: string
  readonly question: Question
  /** People in what is shown who hold no role here, such as a superadmin. */
  readonly others: ReadonlyMap<string, string>
}

export function HistoryFilters({ area, question, others }: Props): JSX.Element {
  const { set } = question
  // Without the list the kinds can still be chosen.
  const reply = useReply(area, (signal) => call(listAuditActors, { area }, { signal }))
  const staff = reply.state === 'here' ? reply.answer.actors : []
  const known = new Set(staff.map(({ id }) => id))
  const kind = (key: keyof typeof KIND_SLUGS) => ({
    value: KIND_SLUGS[key],
    label: KIND_CHOICES[key],
  })
  const people = [
    ...staff.map(({ id, name, hasEnded }) => ({
      value: id,
      label: hasEnded ? `${name} (${ENDED})` : name,
    })),
    ...[...others].flatMap(([value, label]) => (known.has(value) ? [] : [{ value, label }])),
  ]
  const options = [
    kind('staff'),
    ...people,
    kind('cadre'),
    kind('system'),
    kind('public'),
    { value: EVERYBODY, label: AUDIT.everybody },
  ]
  const isOffered = options.some(({ value }) => value === question.who)
  return (
    <section class="audit-filters" aria-label={AUDIT.filters}>
      <div class="toolbar">
        <Select
          label={AUDIT.who}
          value={question.who}
          options={
            isOffered ? options : [...options, { value: question.who, label: AUDIT.chosenPerson }]
          }
          onChange={set.who}
        />
        <Field label={AUDIT.from} type="date" optional value={question.from} onInput={set.from} />
        <Field
          label={AUDIT.to}
          type="date"
          optional
          value={question.to}
          error={question.filter === null ? AUDIT.daysTurned : undefined}
          onInput={set.to}
        />
      </div>
      <Chips
        label={AUDIT.group}
        value={question.group}
        chips={[
          { value: '', label: AUDIT.allGroups },
          ...AUDIT_GROUPS.map((group) => ({
            value: GROUP_SLUGS[group],
            label: GROUP_WORDS[group],
          })),
        ]}
        onChange={set.group}
      />
      {question.isFiltered && (
        <Button kind="quiet" icon="close" onClick={question.clear}>
          {AUDIT.clear}
        </Button>
      )}
    </section>
  )
}
