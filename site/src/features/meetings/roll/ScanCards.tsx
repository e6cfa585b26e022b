/**
 * Cards before the camera, one after another without a tap: each is on the disk before its name is shown. Without signal as with it;
 * who is not on the roll is looked up with signal, and else becomes a guest by whose code the office finds her.
 */
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AttendanceState } from '../../../../../worker/contract/attendance-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Field } from '../../../components/Field.tsx'
import { codeOnCard } from '../../../lib/card-code.ts'
import { ROLL, SCAN, SENDING, STATE_WORDS } from '../../../text/roll.ts'
import { openCamera, type Camera, type Trouble } from '../../../verify/camera.ts'
import type { RollSession } from './model.ts'
import { readCard } from './read-card.ts'
import { sound } from './sound.ts'
import { Stranger } from './Stranger.tsx'
import type { Marking } from './use-marking.ts'
import type { RollHere } from './use-roll.ts'

type Props = {
  readonly here: RollHere
  readonly session: RollSession
  readonly marking: Marking
}

type Told = {
  readonly tone: 'done' | 'wait' | 'danger'
  readonly big: string
  readonly small: string
}

export function ScanCards({ here, session, marking }: Props): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  const [state, setState] = useState<AttendanceState>('PRESENT')
  const [told, setTold] = useState<Told | null>(null)
  const [stranger, setStranger] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [slip, setSlip] = useState('')
  const [count, setCount] = useState(0)
  // Put aside, and still before the camera.
  const skipped = useRef('')
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  const say = (tone: Told['tone'], big: string, small: string): void => {
    setTold({ tone, big, small })
    sound(tone === 'done' ? 'good' : 'bad')
  }

  async function take(text: string): Promise<void> {
    // One question at a time: who stands before her is settled first.
    if (stranger !== null) return
    const read = readCard(text, here.folded, session.id)
    if (read.kind === 'stranger' && read.code === skipped.current) return
    skipped.current = ''
    switch (read.kind) {
      case 'stranger':
        setTold(null)
        setStranger(read.code)
        sound('bad')
        return
      case 'person': {
        const { person, isMarked } = read
        const now = here.folded.standing.get(session.id)?.get(person.key)?.state ?? 'NONE'
        if (isMarked) return say('wait', person.name, SCAN.already(STATE_WORDS[now]))
        const isKept = await marking.scanned(person.person, person.name, state)
        if (!isKept) return say('danger', SENDING.diskTitle, SENDING.diskBody)
        setCount((before) => before + 1)
        return say('done', person.name, STATE_WORDS[state])
      }
      case 'signInCard':
      case 'hallCode':
      case 'nothing':
        return say('wait', SCAN[read.kind], '')
    }
  }

  function settled(name: string | null): void {
    setStranger(null)
    if (name === null) return
    setCount((before) => before + 1)
    say('done', name, STATE_WORDS[state])
  }

  return (
    <dialog
      ref={box}
      class="scan-screen"
      aria-labelledby="pindai-judul"
      onCancel={(event) => {
        event.preventDefault()
        marking.close()
      }}
    >
      <div class="code-head">
        <h2 id="pindai-judul">{SCAN.title}</h2>
        <Button icon="close" onClick={marking.close}>
          {SCAN.close}
        </Button>
      </div>
      <Chips
        label={SCAN.as}
        value={state}
        chips={(['PRESENT', 'LATE'] as const).map((value) => ({
          value,
          label: STATE_WORDS[value],
        }))}
        onChange={(value) => setState(value === 'LATE' ? 'LATE' : 'PRESENT')}
      />
      <Eye isPaused={stranger !== null} onCard={(text) => void take(text)} />
      <div class={`scan-told ${told?.tone ?? ''}`} role="status">
        {told === null ? (
          <p class="muted">{SCAN.help}</p>
        ) : (
          <>
            <p class="scan-name">{told.big}</p>
            {told.small !== '' && <p>{told.small}</p>}
          </>
        )}
      </div>
      {stranger !== null && (
        <Stranger
          key={stranger}
          code={stranger}
          area={here.kept.roll.meeting.area.code}
          onCadre={async (cadre) => {
            const person = { kind: 'CADRE', id: cadre.cadreId } as const
            const isKept = await marking.scanned(person, cadre.name, state, cadre)
            if (isKept) settled(cadre.name)
          }}
          onGuest={async (name) => {
            if (await marking.scannedGuest(name, SCAN.guestFrom(stranger), state)) settled(name)
          }}
          onSkip={() => {
            skipped.current = stranger
            settled(null)
          }}
        />
      )}
      <form
        class="scan-typed"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const isCode = codeOnCard(typed) !== null
          setSlip(isCode ? '' : SCAN.typedWrong)
          if (!isCode) return
          setTyped('')
          void take(typed)
        }}
      >
        <Field
          label={SCAN.typed}
          help={SCAN.typedHelp}
          value={typed}
          onInput={setTyped}
          maxLength={40}
          {...(slip === '' ? {} : { error: slip })}
        />
        <Button type="submit">{SCAN.take}</Button>
      </form>
      <p class="scan-count">
        <span>{SCAN.counted(count)}</span>
        {marking.undo !== null && count > 0 && (
          <Button
            kind="quiet"
            icon="undo"
            onClick={() => {
              marking.undo?.()
              setTold(null)
              setCount((before) => before - 1)
            }}
          >
            {ROLL.undo}
          </Button>
        )}
      </p>
    </dialog>
  )
}

type EyeProps = { readonly isPaused: boolean; readonly onCard: (text: string) => void }

/** The camera's picture; what it sees is told to the newest of `onCard`. */
function Eye({ isPaused, onCard }: EyeProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(onCard)
  latest.current = onCard
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [camera, setCamera] = useState<Camera | null>(null)
  const [isLit, setLit] = useState(false)
  useEffect(() => {
    const seen = video.current
    if (seen === null || isPaused) return
    let isGone = false
    let own: Camera | null = null
    const found = (text: string): void => {
      setTrouble(null)
      latest.current(text)
    }
    const open = async (): Promise<void> => {
      const opened = await openCamera(seen, { found, trouble: setTrouble })
      if (isGone) {
        opened?.stop()
        return
      }
      own = opened
      setCamera(opened)
    }
    void open()
    return () => {
      isGone = true
      own?.stop()
      setCamera(null)
    }
  }, [isPaused])
  const light = camera?.light ?? null
  const isBlind = trouble === 'refused' || trouble === 'noCamera'
  return (
    <div class="scan-eye" hidden={isPaused}>
      {!isBlind && <video ref={video} playsInline muted />}
      {camera === null && !isBlind && <p class="small">{SCAN.starting}</p>}
      {trouble !== null && <p class="scan-trouble">{SCAN.trouble[trouble]}</p>}
      {light !== null && (
        <button
          type="button"
          class="button plain"
          aria-pressed={isLit}
          onClick={() => {
            setLit(!isLit)
            void light(!isLit).catch(() => undefined)
          }}
        >
          {SCAN.torch}
        </button>
      )}
    </div>
  )
}
