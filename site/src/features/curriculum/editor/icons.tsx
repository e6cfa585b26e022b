/** Icons of the editor alone (lucide); they load with it, not with every office page. Always beside a word. */
import type { JSX } from 'preact'
import audio from 'lucide-static/icons/mic.svg?raw'
import bold from 'lucide-static/icons/bold.svg?raw'
import actions from 'lucide-static/icons/list-checks.svg?raw'
import bullets from 'lucide-static/icons/list.svg?raw'
import count from 'lucide-static/icons/calculator.svg?raw'
import danger from 'lucide-static/icons/triangle-alert.svg?raw'
import fact from 'lucide-static/icons/lightbulb.svg?raw'
import heading from 'lucide-static/icons/heading-2.svg?raw'
import italic from 'lucide-static/icons/italic.svg?raw'
import link from 'lucide-static/icons/link.svg?raw'
import numbers from 'lucide-static/icons/list-ordered.svg?raw'
import picture from 'lucide-static/icons/image.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import practice from 'lucide-static/icons/circle-help.svg?raw'
import raw from 'lucide-static/icons/code.svg?raw'
import redo from 'lucide-static/icons/redo-2.svg?raw'
import refer from 'lucide-static/icons/hospital.svg?raw'
import screen from 'lucide-static/icons/smartphone.svg?raw'
import sort from 'lucide-static/icons/boxes.svg?raw'
import story from 'lucide-static/icons/message-square-quote.svg?raw'
import subheading from 'lucide-static/icons/heading-3.svg?raw'
import table from 'lucide-static/icons/table.svg?raw'
import term from 'lucide-static/icons/book-a.svg?raw'
import undo from 'lucide-static/icons/undo-2.svg?raw'
import video from 'lucide-static/icons/square-play.svg?raw'

const ICONS = {
  audio,
  bold,
  actions,
  bullets,
  count,
  danger,
  fact,
  heading,
  italic,
  link,
  numbers,
  picture,
  plus,
  practice,
  raw,
  redo,
  refer,
  screen,
  sort,
  story,
  subheading,
  table,
  term,
  undo,
  video,
} as const

export type EditorIcon = keyof typeof ICONS

export function ToolIcon({ name }: { readonly name: EditorIcon }): JSX.Element {
  const file = ICONS[name]
  const strokes = file.slice(
    file.indexOf('>', file.indexOf('<svg')) + 1,
    file.lastIndexOf('</svg>'),
  )
  return (
    <svg
      class="icon"
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: strokes.trim() }}
    />
  )
}
