/**
 * The icons of the learner's pages, one constant each: a phone carries those that its pages use, see `icons.ts` for all.
 * Strokes of lucide (ISC licence, credited on /tentang/) in few digits, which do not compress; 24 by 24; always beside a
 * word, so hidden from screen readers.
 */
// Under another name the formatter leaves the template on its line.
import { html as markup, trusted, type Html } from './html.ts'

export const AWARD = '<circle cx="12" cy="8" r="6"/><path d="M15.5 12.9 17 22l-5-3-5 3 1.5-9.1"/>'
export const CHECK = '<path d="M20 6 9 17l-5-5"/>'
export const DOWNLOAD = '<path d="M12 15V3M7 10l5 5 5-5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/>'
export const INFO = '<circle cx="12" cy="12" r="10"/><path d="M12 16v-4M12 8h.01"/>'
export const LOCK =
  '<rect width="18" height="11" x="3" y="11" rx="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>'
export const PRINTER =
  '<path d="M6 9V2h12v7M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M6 14h12v8H6z"/>'
export const SEND = '<path d="m22 2-7 20-4-9-9-4zM22 2 11 13"/>'
export const CAMERA =
  '<path d="M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2M7 12h10"/>'
export const BAN = '<circle cx="12" cy="12" r="10"/><path d="M5 5l14 14"/>'
export const CLOCK = '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>'
export const DANGER =
  '<path d="m21.7 18-8-14a2 2 0 0 0-3.4 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3M12 9v4M12 17h.01"/>'
export const HELP =
  '<circle cx="12" cy="12" r="10"/><path d="M9 9a3 3 0 0 1 6 1c0 2-3 3-3 3M12 17h.01"/>'
export const SHIELD =
  '<path d="M20 13c0 5-3.5 7.5-8 9-4.5-1.5-8-4-8-9V6a1 1 0 0 1 1-1c2 0 4.5-1 7-3 2.5 2 5 3 7 3a1 1 0 0 1 1 1zM9 12l2 2 4-4"/>'

export function drawn(strokes: string): Html {
  return markup`<svg class="icon" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${trusted(strokes)}</svg>`
}
