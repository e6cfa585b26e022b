/** All questions of a course, those that need a look first; a filter for these, and one for a quiz, in the address. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ItemFigures } from '../../../../../worker/contract/insight.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { useUrlState } from '../../../lib/url-state.ts'
import { ITEMS, itemsShown } from '../../../text/insight-office.ts'
import { CorrectKey } from './CorrectKey.tsx'
import { ItemCard } from './ItemCard.tsx'

/** What is said of a question without there being anything to mend. */
const NO_FAULT: readonly string[] = ['TOO_FEW', 'TOO_EASY']

type Props = {
  readonly courseId: string
  readonly items: readonly ItemFigures[]
  /** A quiz or test by its slug, in words. */
  readonly titleOf: (quiz: string) => string
  readonly mayCorrect: boolean
  readonly onCorrected: () => void
}

export function ItemList({
  courseId,
  items,
  titleOf,
  mayCorrect,
  onCorrected,
}: Props): JSX.Element {
  const [kind, setKind] = useUrlState('soal')
  const [quiz, setQuiz] = useUrlState('kuis')
  // One question by its id in the bank: whoever comes from there finds it open.
  const [asked, setAsked] = useUrlState('butir')
  const wanted = asked === '' ? undefined : items.find(({ itemId }) => itemId === asked)
  const [correcting, setCorrecting] = useState<ItemFigures | null>(null)
  useEffect(() => {
    if (mayCorrect && wanted !== undefined) setCorrecting(wanted)
  }, [mayCorrect, wanted?.id])
  const isDoubtful = ({ advice, reports }: ItemFigures) =>
    reports > 0 || advice.some(({ reason }) => !NO_FAULT.includes(reason))
  const doubtful = items.filter(isDoubtful)
  const shown =
    wanted === undefined
      ? (kind === 'semua' ? items : doubtful).filter((item) => quiz === '' || item.quiz === quiz)
      : [wanted]
  const quizzes = [...new Set(items.map((item) => item.quiz))]
  return (
    <>
      <p class="muted prose">{ITEMS.intro}</p>
      {asked !== '' && (
        <Notice
          kind={wanted === undefined ? 'wait' : 'info'}
          action={<Button onClick={() => setAsked('')}>{ITEMS.showAll}</Button>}
        >
          {wanted === undefined ? ITEMS.notAsked : ITEMS.onlyOne}
        </Notice>
      )}
      {asked === '' && (
        <div class="toolbar">
          <Chips
            label={ITEMS.filter}
            value={kind}
            onChange={setKind}
            chips={[
              { value: '', label: ITEMS.toLook, count: doubtful.length },
              { value: 'semua', label: ITEMS.all, count: items.length },
            ]}
          />
          {quizzes.length > 1 && (
            <Select
              label={ITEMS.quiz}
              value={quiz}
              onChange={setQuiz}
              options={[
                { value: '', label: ITEMS.allQuizzes },
                ...quizzes.map((value) => ({ value, label: titleOf(value) })),
              ]}
            />
          )}
        </div>
      )}
      {shown.length === 0 ? (
        <Empty title={items.length === 0 ? ITEMS.none : ITEMS.noneToLook} />
      ) : (
        <>
          <p class="small muted">{itemsShown(shown.length, items.length)}</p>
          <ul class="item-list" aria-label={ITEMS.list}>
            {shown.map((item) => (
              <ItemCard
                key={`${item.quiz}/${item.id}`}
                item={item}
                quiz={titleOf(item.quiz)}
                onCorrect={mayCorrect ? () => setCorrecting(item) : undefined}
              />
            ))}
          </ul>
        </>
      )}
      {correcting !== null && (
        <CorrectKey
          courseId={courseId}
          item={correcting}
          onClose={(isDone) => {
            setCorrecting(null)
            if (isDone) onCorrected()
          }}
        />
      )}
    </>
  )
}
