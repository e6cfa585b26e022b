/** The code of the hall over the whole screen: another every 20 seconds, made on the phone, also without signal. */
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import {
  checkInKey,
  judgeCheckIn,
  lettersOf,
  qrTextOf,
  WINDOW_MS,
  windowAt,
} from '../../../../../worker/contract/check-in-code.ts'
import { Button } from '../../../components/Button.tsx'
import { qrPath } from '../../../lib/qr.ts'
import { clock, CODE } from '../../../text/roll.ts'
import type { KeptRoll, RollSession } from './model.ts'

type Props = {
  readonly kept: KeptRoll
  readonly session: RollSession
  readonly onClose: () => void
}

type Shown = { readonly window: number; readonly letters: string }

export function CodeScreen({ kept, session, onClose }: Props): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [moment, setMoment] = useState(() => Date.now() + kept.off)
  const window = windowAt(moment)
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    const timer = setInterval(() => setMoment(Date.now() + kept.off), 500)
    return () => clearInterval(timer)
  }, [kept.off])
  useEffect(() => {
    let isGone = false
    const make = async (): Promise<void> => {
      const key = await checkInKey(kept.roll.checkInKey)
      const letters = await lettersOf(key, session.id, window)
      if (!isGone) setShown({ window, letters })
    }
    void make()
    return () => {
      isGone = true
    }
  }, [kept.roll.checkInKey, session.id, window])
  useAwake()
  const hours = { ...session, ahead: kept.roll.ahead }
  const judged = judgeCheckIn(hours, window, moment)
  const left = Math.max(1, Math.ceil(((window + 1) * WINDOW_MS - moment) / 1000))
  return (
    <dialog
      ref={box}
      class="code-screen"
      aria-labelledby="kode-judul"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="code-head">
        <h2 id="kode-judul">{CODE.title}</h2>
        <Button icon="close" onClick={onClose}>
          {CODE.close}
        </Button>
      </div>
      <p class="code-of">
        {clock(session.startsAt)}–{clock(session.endsAt)} · {session.title}
      </p>
      {judged === 'CHECK_IN_EARLY' && <p class="code-note">{CODE.early}</p>}
      {judged === 'CHECK_IN_CLOSED' && <p class="code-note">{CODE.closed}</p>}
      {shown !== null && (
        <>
          <Picture text={qrTextOf(location.origin, session.id, shown.window, shown.letters)} />
          <p class="code-letters">
            <span>{shown.letters.slice(0, 4)}</span> <span>{shown.letters.slice(4)}</span>
          </p>
        </>
      )}
      <p class="code-left">{CODE.left(left)}</p>
      <p class="code-help">{CODE.help(location.host)}</p>
    </dialog>
  )
}

function Picture({ text }: { readonly text: string }): JSX.Element {
  const { path, size } = qrPath(text)
  return (
    <svg class="code-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={CODE.picture}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** The screen stays lit where the browser can; it lets go by itself when the page is hidden. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isGone = false
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      const held = await navigator.wakeLock?.request('screen').catch(() => undefined)
      if (isGone) await held?.release()
      else lock = held
    }
    const again = (): void => void hold()
    void hold()
    document.addEventListener('visibilitychange', again)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}
