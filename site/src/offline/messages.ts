/**
 * What pages and the service worker say to each other. The page sends a `PageMessage` with one port of a MessageChannel;
 * the service worker answers on it: any number of `Progress`, then one `Answer` of the same `do`, or null
 * when it could not be done. Types only.
 */
import type { StoredWords } from '../render/stored.ts'

/** Slugs of modules, or all of the catalogue. */
export type Modules = readonly string[] | 'all'
/** `text`: lessons and questions · `media`: pictures and recordings. */
export type Kind = 'text' | 'media'

export type PageMessage =
  /** The waiting version takes over; not answered. */
  | { readonly do: 'skip' }
  /** Which modules the catalogue has and which of them lie in the caches. Asks no network. */
  | { readonly do: 'stored' }
  /** Fetches what is missing or old, media only of modules whose text is here; progress after each file. */
  | { readonly do: 'save'; readonly modules: Modules; readonly kind: Kind }
  | { readonly do: 'remove'; readonly modules: Modules; readonly kind: Kind }

export type Progress = {
  readonly do: 'progress'
  /** Files. */
  readonly done: number
  readonly total: number
}

export type Answer =
  /** `storedWords` of what lies in the caches; null: the catalogue is not here yet. */
  | { readonly do: 'stored'; readonly stored: StoredWords | null }
  | {
      readonly do: 'save'
      /** full: the phone has no room · offline: the network broke off; what came by then is kept. */
      readonly end: 'saved' | 'full' | 'offline'
      readonly stored: StoredWords | null
    }
  | { readonly do: 'remove'; readonly stored: StoredWords | null }

/** What the service worker tells every open page by itself. */
export type WorkerMessage = {
  /** Background Sync, or a form that the service worker took, has changed what is unsent. */
  readonly tell: 'synced'
}
