/** What /hp.js hands to the scripts that come later, so that none of it is sent twice. */
import type { sharedCode } from '../shared-code.ts'
import type { Delivery } from './delivery.ts'
import type { Here } from './here.ts'

/** What Chrome sends when the site may be installed; no standard knows it. */
export type InstallEvent = Event & { prompt(): Promise<unknown> }

export type Handed = {
  readonly build: string
  /** Null in a browser that stores nothing. */
  readonly page: Here | null
  readonly delivery: Delivery | null
  /** Fills the places for downloads that the page has by now, and listens to their buttons. */
  readonly downloads: () => Promise<void>
  install: InstallEvent | null
  /** Modules on the phone, as far as this page knows. */
  stored: number
}

declare global {
  var kelasKader: Handed | undefined
  var kelasKaderUmum: { readonly build: string } & typeof sharedCode
}
/** Put in by the build: one text for all scripts that belong together. */
declare const PHONE_BUILD: string
export const BUILD = PHONE_BUILD

/** Sent to the document when `install` or `stored` has changed. */
export const CHANGED = 'kelas-kader'

/** Null when /hp.js is of another build, which a new version is about to put right. */
export function handed(): Handed | null {
  const given = self.kelasKader
  return given?.build === BUILD ? given : null
}

/** Puts a script into the page; false when it cannot be had. */
export function load(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = path
    script.addEventListener('load', () => resolve(true))
    script.addEventListener('error', () => resolve(false))
    document.head.appendChild(script)
  })
}
