/** Fills the slots of a static shell that Astro built: the title and the main part. */
import { escapeText, type Html } from './html.ts'

export type Filling = {
  /** Without the product's name; the shell adds it. */
  readonly title: string
  readonly main: Html
  /** The place that the navigation marks as here. */
  readonly here?: 'beranda' | 'belajar' | 'sertifikat' | 'data-saya' | 'hp'
  /** Shows the DATA CONTOH band. */
  readonly isDemo?: boolean
  /** The cadre who is signed in: the page script keeps her answers and her state under this id. */
  readonly reader?: string
  /** `hp`: the phone made the page itself; the Worker unless said. */
  readonly from?: 'hp'
}

export function fillShell(shell: string, filling: Filling): string {
  const { title, main, here, isDemo = false, reader = '', from = 'server' } = filling
  const filled = shell
    .replace('%%JUDUL%%', () => escapeText(title))
    .replace('<!--isi-->', () => main.text)
    .replace('data-contoh="0"', () => `data-contoh="${isDemo ? 1 : 0}"`)
    .replace('data-kader=""', () => `data-kader="${escapeText(reader)}"`)
    .replace('data-dari="server"', () => `data-dari="${from}"`)
  return here === undefined
    ? filled
    : filled.replace(`data-tempat="${here}"`, () => `data-tempat="${here}" aria-current="page"`)
}
