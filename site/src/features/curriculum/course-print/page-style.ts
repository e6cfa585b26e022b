/** What stands in the margins of every sheet: the course and its version, the page's number, and that the data are made up. */
import { BOOK } from '../../../text/course-print.ts'

/** A text as CSS takes it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\f]/g, ' ').replaceAll('<', '‹')}"`
}

const GREY = 'font: 8pt system-ui, sans-serif; color: #444;'

export function pageStyle(left: string, isDemo: boolean): string {
  const band = isDemo
    ? `@top-center { content: ${quoted(BOOK.demo)}; font: 700 8.5pt system-ui, sans-serif; color: #6b5200; }`
    : ''
  return `@page { size: A4; margin: 20mm 20mm 20mm 25mm; ${band}
    @bottom-left { content: ${quoted(left)}; ${GREY} width: 88%; text-align: left; }
    @bottom-right { content: counter(page) " / " counter(pages); ${GREY} } }
    @page :first { @bottom-left { content: none } @bottom-right { content: none } }`
}
