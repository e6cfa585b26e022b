/** One material, or all of a module, as sheets: on the screen to read, on A4 to write on. */
import type { JSX } from 'preact'
import type { Material } from '../../../../../worker/contract/materials.ts'
import { Button } from '../../../components/Button.tsx'
import { footWords, MATERIALS } from '../../../text/materials.ts'
import { MaterialLink } from './MaterialLink.tsx'
import { Recording } from './MaterialList.tsx'
import { lowered, type Course, type ModuleSheets, type Opened, type Sheet } from './sheets.ts'

type Props = {
  readonly courseId: string
  readonly course: Course
  readonly opened: Opened
  readonly mayWrite: boolean
}

export function SheetPage({ courseId, course, opened, mayWrite }: Props): JSX.Element {
  const { sheets, module } = opened
  const foot = footWords(
    course.title,
    course.version?.number ?? 0,
    module === null ? null : MATERIALS.module(module.number, module.title),
  )
  return (
    <>
      <div class="no-print bahan-alat">
        <p class="crumbs">
          <MaterialLink courseId={courseId}>{MATERIALS.back}</MaterialLink>
        </p>
        {sheets.length > 1 && <h2>{opened.title}</h2>}
        <div class="actions">
          <Button kind="primary" icon="print" onClick={() => print()}>
            {MATERIALS.print}
          </Button>
        </div>
        <p class="help">{MATERIALS.printHelp}</p>
      </div>
      {sheets.map((sheet) => (
        <article key={sheet.key} class={`lembar lembar-${sheet.kind}`}>
          <h2>{sheet.title}</h2>
          {sheet.lesson !== null && module !== null && (
            <div class="no-print bahan-catatan">
              <Recording
                courseId={courseId}
                module={module.slug}
                lesson={sheet.lesson}
                hasScript
                mayWrite={mayWrite}
              />
              {mayWrite && !sheet.lesson.isRecorded && <p class="help">{MATERIALS.recordHelp}</p>}
            </div>
          )}
          {sheet.kind === 'message' ? (
            <Messages course={course} module={module} sheet={sheet} />
          ) : (
            <div
              class="lembar-isi"
              dangerouslySetInnerHTML={{ __html: lowered(sheet.materials[0].html) }}
            />
          )}
          <p class="lembar-kaki">{foot}</p>
        </article>
      ))}
    </>
  )
}

type MessagesProps = {
  readonly course: Course
  readonly module: ModuleSheets | null
  readonly sheet: Sheet
}

function Messages({ course, module, sheet }: MessagesProps): JSX.Element {
  return (
    <>
      {course.ownerArea === 'ID' && module !== null && (
        <div class="no-print bahan-catatan">
          <Button icon="external" href={`/pesan/${course.code.toLowerCase()}/${module.slug}`}>
            {MATERIALS.share}
          </Button>
          <p class="help">{MATERIALS.shareHelp}</p>
        </div>
      )}
      {sheet.materials.map((message) => (
        <Message key={message.slug} message={message} />
      ))}
    </>
  )
}

function Message({ message }: { readonly message: Material }): JSX.Element {
  const { title, html, picture } = message
  return (
    <section class="lembar-pesan">
      <h3>{title}</h3>
      {picture !== undefined && (
        <figure class="gambar" dangerouslySetInnerHTML={{ __html: picture.svg }} />
      )}
      <div class="lembar-isi" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  )
}
