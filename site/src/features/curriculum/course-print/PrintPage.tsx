/** The page from which a course is printed: for whom, which version, how much of it; below, the book as it will be. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readForPrint } from '../../../../../worker/contract/course-file.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useArea, useSession, useZone } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { BOOK, PRINT_PAGE, shortVersionWords, type Reader } from '../../../text/course-print.ts'
import { OUTLINE } from '../../../text/workshop-office.ts'
import { courseHref, publishHref } from '../course/places.ts'
import { Book } from './Book.tsx'
import type { PaperWish } from './lesson-on-paper.ts'
import { usePageStyle } from './use-page-style.ts'
import type { Printed } from './printed.ts'

export function PrintPage(): JSX.Element {
  const session = useSession()
  const [courseId] = useState(() => new URLSearchParams(location.search).get('kursus'))
  const [wanted] = useUrlState('isi', 'terbit')
  const isIn = session.state === 'in'
  const of = wanted === 'draf' ? 'draft' : 'published'
  const reply = useReply(isIn && courseId !== null ? `${courseId}/${of}` : null, (signal) =>
    call(readForPrint, { courseId: courseId ?? '', of }, { signal }),
  )
  if (courseId === null) {
    return (
      <Empty title={OUTLINE.missing} action={<Button href="/pelatih/">{OUTLINE.back}</Button>}>
        {OUTLINE.missingHelp}
      </Empty>
    )
  }
  if (reply.state === 'loading') return <Loading label={PRINT_PAGE.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return <Printing courseId={courseId} course={reply.answer} />
}

type Props = { readonly courseId: string; readonly course: Printed }

function Printing({ courseId, course }: Props): JSX.Element {
  const area = useArea()
  const zone = useZone()
  const [asked, setReader] = useUrlState('untuk', 'peserta')
  const [, setContent] = useUrlState('isi', 'terbit')
  const [texts, setTexts] = useUrlState('naskah', 'lengkap')
  const reader: Reader = asked === 'pelatih' ? 'pelatih' : 'peserta'
  // A booklet is read without a trainer beside it.
  const length: PaperWish['length'] =
    reader === 'pelatih' && texts === 'ringkas' ? 'short' : 'whole'
  usePageStyle(
    `${BOOK.kinds[reader]} · ${shortVersionWords(course.version)} · ${course.title}`,
    area?.district.isDemo === true,
  )
  return (
    <div class="cetak-kursus">
      <div class="no-print cetak-alat">
        <p class="crumbs">
          <a href={courseHref(courseId)}>{PRINT_PAGE.back}</a>
        </p>
        <div class="toolbar">
          <Chips
            label={PRINT_PAGE.reader}
            chips={PRINT_PAGE.readers}
            value={reader}
            onChange={setReader}
          />
          {course.isPublished && (
            <Chips
              label={PRINT_PAGE.content}
              chips={PRINT_PAGE.contents}
              value={course.version === null ? 'draf' : 'terbit'}
              onChange={setContent}
            />
          )}
          {reader === 'pelatih' && (
            <Chips
              label={PRINT_PAGE.texts}
              chips={PRINT_PAGE.textKinds}
              value={texts}
              onChange={setTexts}
            />
          )}
        </div>
        {course.problems.length > 0 ? (
          <Notice
            kind="wait"
            title={PRINT_PAGE.problemsTitle}
            action={<Button href={publishHref(courseId)}>{PRINT_PAGE.problemsWay}</Button>}
          >
            {PRINT_PAGE.problems(course.problems.length)}
          </Notice>
        ) : (
          <>
            {reader === 'pelatih' && <Notice kind="wait">{PRINT_PAGE.keysOpen}</Notice>}
            <div class="actions">
              <Button kind="primary" icon="print" onClick={() => print()}>
                {PRINT_PAGE.print}
              </Button>
            </div>
            <p class="help">{PRINT_PAGE.printHelp}</p>
          </>
        )}
      </div>
      {course.problems.length === 0 && (
        <Book course={course} reader={reader} length={length} zone={zone} />
      )}
    </div>
  )
}
