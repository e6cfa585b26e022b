/** The book that the address names, or the books to choose from; in it the people, one of them, or a sheet in hand. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { goToUrlKey, useUrlState } from '../../../lib/url-state.ts'
import { PRACTICE, PRACTICE_SENDING } from '../../../text/practice.ts'
import { AssessScreen } from './AssessScreen.tsx'
import { BookScreen } from './BookScreen.tsx'
import { CadreScreen } from './CadreScreen.tsx'
import { ChooseBook } from './ChooseBook.tsx'
import { currentSheets } from './model.ts'
import { PRACTICE_PAGE } from './place.ts'
import { StatusBar } from './StatusBar.tsx'
import { usePractice, type PracticeHere } from './use-practice.ts'

const WORKER = '/praktik-sw.js'

export function PracticePage(): JSX.Element {
  const [bookId] = useUrlState('buku')
  useEffect(() => {
    // Without it the page is as good with signal; the bar says whether it is there.
    void navigator.serviceWorker
      ?.register(WORKER, { scope: PRACTICE_PAGE, updateViaCache: 'none' })
      .catch(() => undefined)
  }, [])
  return (
    <div class="practice">
      {bookId === '' ? <ChooseBook /> : <OneBook key={bookId} bookId={bookId} />}
    </div>
  )
}

function OneBook({ bookId }: { readonly bookId: string }): JSX.Element {
  const practice = usePractice(bookId)
  const back = (
    <Button kind="quiet" icon="arrow-left" href={PRACTICE_PAGE}>
      {PRACTICE.back}
    </Button>
  )
  switch (practice.state) {
    case 'loading':
      return <Loading label={PRACTICE.loading} rows={8} />
    case 'signedOut':
      return <p>{back}</p>
    case 'notOnPhone':
      return (
        <Empty title={PRACTICE.notOnPhoneTitle} action={back}>
          <p>{PRACTICE.notOnPhoneBody}</p>
        </Empty>
      )
    case 'failed':
      return (
        <>
          <p>{back}</p>
          <Problem error={practice.error} onRetry={practice.again} />
        </>
      )
    case 'otherPerson':
      return (
        <>
          <p>{back}</p>
          <Notice kind="wait" title={PRACTICE_SENDING.otherTitle}>
            {PRACTICE_SENDING.otherPerson(practice.name)}
          </Notice>
        </>
      )
    case 'here':
      return <Here here={practice.here} back={back} />
  }
}

type Props = { readonly here: PracticeHere; readonly back: JSX.Element }

/** How a sheet is named in the address. */
const slugOf = ({ courseCode, module, sheet }: ReturnType<typeof currentSheets>[number]): string =>
  [courseCode, module ?? '-', sheet].join('.')

function Here({ here, back }: Props): JSX.Element {
  const { kept } = here
  const [chosen, setChosen] = useUrlState('kader')
  const [sheetSlug, setSheet] = useUrlState('lembar')
  const [said, setSaid] = useState('')
  const sheets = currentSheets(kept.book)
  const ids = chosen === '' ? [] : chosen.split('.')
  const people = ids.flatMap((id) => kept.book.people.filter(({ cadreId }) => cadreId === id))
  const sheet = sheets.find((each) => slugOf(each) === sheetSlug)
  const [first] = people
  return (
    <>
      {first === undefined ? (
        <>
          <p class="practice-back">{back}</p>
          <BookScreen
            here={here}
            sheets={sheets}
            onOpen={(cadreId) => {
              setSaid('')
              goToUrlKey('kader', cadreId)
            }}
            onAssess={(cadreIds, each) => {
              setSaid('')
              // One step of the browser's history for both.
              goToUrlKey('kader', cadreIds.join('.'))
              setSheet(slugOf(each))
            }}
          />
        </>
      ) : sheet === undefined ? (
        <CadreScreen
          here={here}
          sheets={sheets}
          person={first}
          onSaid={setSaid}
          onAssess={(each) => {
            setSaid('')
            goToUrlKey('lembar', slugOf(each))
          }}
          onBack={() => setChosen('')}
        />
      ) : (
        <AssessScreen
          key={`${chosen} ${sheetSlug}`}
          here={here}
          sheet={sheet}
          people={people}
          onLeave={(words) => {
            setSaid(words)
            setSheet('')
            if (people.length > 1 || words !== '') setChosen('')
          }}
        />
      )}
      <StatusBar here={here} said={said} />
    </>
  )
}
