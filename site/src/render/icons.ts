/** All icons of rendered pages by name; those that learner pages carry onto the phone are in `strokes.ts`. */
import type { Html } from './html.ts'
import * as strokes from './strokes.ts'

const STROKES = {
  award: strokes.AWARD,
  ban: strokes.BAN,
  book: '<path d="M12 5v16"/><path d="M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z"/>',
  check: strokes.CHECK,
  clock: strokes.CLOCK,
  danger: strokes.DANGER,
  download: strokes.DOWNLOAD,
  help: strokes.HELP,
  home: '<path d="M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8"/><path d="M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/>',
  info: strokes.INFO,
  lock: strokes.LOCK,
  next: '<path d="M5 12h14"/><path d="m12 5 7 7-7 7"/>',
  office:
    '<path d="M10 12h4"/><path d="M10 8h4"/><path d="M14 21v-3a2 2 0 0 0-4 0v3"/><path d="M6 10H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-2"/><path d="M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16"/>',
  print: strokes.PRINTER,
  send: strokes.SEND,
  shield: strokes.SHIELD,
  user: '<path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/>',
} as const

export type RenderIcon = keyof typeof STROKES

export function icon(name: RenderIcon): Html {
  return strokes.drawn(STROKES[name])
}
