/** "Laporkan soal ini": a note to the trainers, written down like an answer and sent when there is signal. */
import type { ReportKind } from '../../../../worker/contract/learning-sync.ts'
import { REPORT_FORM, reportPanel } from '../../render/report.ts'
import { REPORTED } from '../../text/phone.ts'
import type { CadreStore } from '../cadre-store.ts'
import { addRules, REPORT_RULES } from './own-style.ts'

/** The links stand in the page, see `render/report.ts`. */
export function offerReports(store: CadreStore, written: () => void): void {
  if (document.querySelector('[data-lapor]') === null) return
  addRules(REPORT_RULES)
  const form = document.createElement('form')
  form.id = REPORT_FORM
  document.body.appendChild(form)
  const panel = document.createElement('div')
  panel.innerHTML = reportPanel().text

  let opened: HTMLElement | null = null
  const close = () => {
    panel.remove()
    if (opened !== null) opened.hidden = false
    opened = null
  }
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    if (target.dataset['batal'] !== undefined) {
      const button = opened?.querySelector('button')
      close()
      button?.focus()
    }
    if (target.dataset['lapor'] === undefined) return
    // One at a time: the form is one.
    close()
    opened = target.parentElement
    opened?.parentElement?.appendChild(panel)
    if (opened !== null) opened.hidden = true
    panel.querySelector('input')?.focus()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const question = panel.closest<HTMLElement>('[data-soal]')
    const quiz = question?.closest<HTMLElement>('[data-kuis]')
    if (question === null || quiz == null) return
    const typed = new FormData(form)
    const kind = typed.get('jenis')
    const note = typed.get('catatan')
    const end = (words: string) => {
      close()
      form.reset()
      const line = document.createElement('p')
      line.setAttribute('role', 'status')
      line.tabIndex = -1
      line.textContent = words
      question.appendChild(line)
      line.focus()
    }
    const write = async () => {
      try {
        await store.append({
          type: 'question.reported',
          body: {
            versionId: quiz.dataset['versi'] ?? '',
            slug: quiz.dataset['kuis'] ?? '',
            question: question.dataset['soal'] ?? '',
            // Safe: the kinds are those of the template, and one of them is required.
            kind: kind as ReportKind,
            note: typeof note === 'string' ? note : '',
          },
        })
        end(REPORTED.thanks)
        written()
      } catch {
        end(REPORTED.failed)
      }
    }
    void write()
  })
}
