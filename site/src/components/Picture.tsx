/** A picture made by a renderer of `site/src/render` inside an island. */
import type { JSX } from 'preact'
import type { Html } from '../render/html.ts'

export function Picture({ of }: { readonly of: Html }): JSX.Element {
  return <div class="picture" dangerouslySetInnerHTML={{ __html: of.text }} />
}
