/**
 * What of the courses lies on this phone, and the buttons that fetch and remove it. The service worker renders it from
 * its caches; a page of the Worker says it of a phone that holds nothing, hidden until the page script has asked.
 */
import * as STORED from '../text/stored.ts'
import { html, type Html } from './html.ts'
import { CHECK, DOWNLOAD, drawn } from './strokes.ts'

/** One module of the newest catalogue against what the caches hold: read from the caches, never from a flag. */
export type StoredModule = {
  readonly slug: string
  readonly title: string
  /** `none`: not on the phone · `old`: an earlier version is, a newer one can be fetched · `stored`: the newest is. */
  readonly state: 'none' | 'old' | 'stored'
  /** What fetching its text costs, in bytes. */
  readonly transfer: number
  /** Its pictures and recordings: how many, how many of them are here, and what the missing ones cost. */
  readonly media: { readonly files: number; readonly stored: number; readonly missing: number }
}

/** In the order of the course. */
export type Stored = readonly StoredModule[]

/** What a page of the Worker says of modules, until the phone has been asked. */
export function nothingStored(
  modules: readonly Pick<StoredModule, 'slug' | 'title' | 'transfer'>[],
): Stored {
  const media = { files: 0, stored: 0, missing: 0 }
  return modules.map(({ slug, title, transfer }) => ({
    slug,
    title,
    state: 'none',
    transfer,
    media,
  }))
}

/** The card of /belajar/; `isGuess`: nobody has looked into the phone. */
export function storedCourse(stored: Stored, isGuess?: boolean): Html {
  return place('semua', courseInside(stored), 'card simpanan', isGuess)
}

/** The place of one module on its page and in the list of /hp-ini/; false when the list does not know it. */
export function storedModule(slug: string, stored: Stored, isGuess?: boolean): Html | false {
  const module = stored.find((known) => known.slug === slug)
  return module !== undefined && place(slug, moduleInside(module), 'simpanan', isGuess)
}

/** The list of /hp-ini/. */
export function storedList(stored: Stored): Html {
  return html`<ul class="daftar-simpanan">
    ${stored.map(
      ({ slug, title }) =>
        html`<li>
          <h3>${title}</h3>
          ${storedModule(slug, stored)}
        </li>`,
    )}
  </ul>`
}

/** What the places of an open page hold now: the script puts it in, so that it needs no renderer of its own. */
export type StoredWords = {
  /** By what the place is of: a slug, or `semua`. */
  readonly inside: Readonly<Record<string, string>>
  /** How many modules are on the phone. */
  readonly modules: number
}

export function storedWords(stored: Stored): StoredWords {
  const inside: Record<string, string> = { semua: courseInside(stored).text }
  for (const module of stored) inside[module.slug] = moduleInside(module).text
  return { inside, modules: stored.filter(({ state }) => state !== 'none').length }
}

/** The second part says how a download goes on: a live region that stays while the first is replaced. */
function place(what: string, inside: Html, look: string, isGuess?: boolean): Html {
  return html`<div class="${look}" data-simpanan="${what}" ${isGuess && html` hidden`}>
    <div data-isi>${inside}</div>
    <p class="small num" role="status" data-kabar></p>
  </div>`
}

function courseInside(stored: Stored): Html {
  const here = stored.filter(({ state }) => state !== 'none').length
  const missing = stored.filter(({ state }) => state === 'none')
  const old = stored.filter(({ state }) => state === 'old')
  const media = sum(stored.map((module) => (module.state === 'none' ? 0 : module.media.missing)))
  const save = here === 0 ? STORED.saveAll : STORED.saveRest
  return html`<h2>${STORED.title}</h2>
    <p>
      ${here === 0 ? STORED.none : here < stored.length ? STORED.some(here, stored.length) : STORED.all}
    </p>
    ${missing.length > 0 && saveButton('semua', 'text', save(costOf(missing)))}
    ${missing.length === 0 && old.length > 0 && saveButton('semua', 'text', STORED.update(costOf(old)))}
    ${here > 0 && media > 0 && saveButton('semua', 'media', STORED.media(media))}`
}

function moduleInside(module: StoredModule): Html {
  const { slug, title, state, media } = module
  const isHere = state !== 'none'
  const of = html`<span class="unseen">${STORED.of(title)}</span>`
  return html`<p class="simpanan-keadaan ${isHere && 'ada'}">
      ${isHere && drawn(CHECK)}${STORED.state[state]}
    </p>
    ${isHere && media.files > 0 && media.missing === 0 && html`<p class="small">${STORED.mediaStored}</p>`}
    ${state === 'none' && saveButton(slug, 'text', STORED.save(module.transfer), of)}
    ${state === 'old' && saveButton(slug, 'text', STORED.update(module.transfer), of)}
    ${isHere && media.missing > 0 && saveButton(slug, 'media', STORED.media(media.missing), of)}
    ${
      isHere &&
      html`<button class="tautan" type="button" data-hapus="${slug}">${STORED.remove}${of}</button>`
    }`
}

/** The size always stands on the button. */
function saveButton(what: string, kind: 'text' | 'media', label: string, of?: Html): Html {
  return html`<button
    class="button plain wide"
    type="button"
    data-simpan="${what}"
    data-jenis="${kind}"
  >
    ${drawn(DOWNLOAD)}${label}${of}
  </button>`
}

function costOf(modules: Stored): number {
  return sum(modules.map(({ transfer }) => transfer))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
