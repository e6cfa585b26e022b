/** What a writer does to one module of an outline. */
import type { OutlineModule } from '../../../../../worker/contract/workshop.ts'

export type ModuleActs = {
  readonly change: (change: Partial<Omit<OutlineModule, 'slug'>>) => void
  /** Null: it is the only one. */
  readonly remove: (() => void) | null
  readonly addLesson: (title: string) => void
  readonly removeLesson: (slug: string) => void
}
