/**
 * What a learner's phone would show, 360 px wide, in the learner's own styles. The frame runs no script, sends no form and opens
 * no link, so that what stands in it is looked at and nothing more. New content takes the place of the old one without a jump.
 */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import './phone-frame.css'
import styles from './phone-page.css?url'

type Props = {
  /** Of the renderers that phones use. */
  readonly html: string
  /** What it is, for those who listen. */
  readonly label: string
  /** The id of the part to bring into view; `turn` goes up when it is asked for again. */
  readonly show?: { readonly id: string; readonly turn: number } | undefined
}

const PAGE = `<!doctype html><html lang="id"><head><meta charset="utf-8"><base target="_blank">
<link rel="stylesheet" href="${styles}">
<title>.</title></head><body><main id="isi"></main></body></html>`

export function PhoneFrame({ html, label, show }: Props): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    const inside = frame.current?.contentDocument?.getElementById('isi')
    if (isReady && inside !== null && inside !== undefined) inside.innerHTML = html
  }, [html, isReady])
  useEffect(() => {
    if (show === undefined) return
    frame.current?.contentDocument?.getElementById(show.id)?.scrollIntoView({ block: 'start' })
  }, [show, isReady])
  // A style sheet cannot tell: what has the focus is the page inside, and the window out here has lost it.
  const [hasFocus, setFocus] = useState(false)
  useEffect(() => {
    const look = () => setFocus(document.activeElement === frame.current)
    window.addEventListener('blur', look)
    window.addEventListener('focus', look)
    return () => {
      window.removeEventListener('blur', look)
      window.removeEventListener('focus', look)
    }
  }, [])
  return (
    <div class="phone-frame">
      <iframe
        ref={frame}
        class={hasFocus ? 'has-focus' : undefined}
        title={label}
        // The page reaches in to fill it; without `allow-scripts` nothing in it can reach out.
        sandbox="allow-same-origin"
        srcDoc={PAGE}
        onLoad={() => setReady(true)}
      />
    </div>
  )
}
