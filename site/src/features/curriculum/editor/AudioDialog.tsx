/** A recording for the lesson: spoken here or chosen as a file, listened to, named, then uploaded. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { addMedium } from '../../../../../worker/contract/curriculum.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useListening } from './use-listening.ts'
import {
  MOST_SECONDS,
  readRecording,
  RECORDING_LIMIT,
  startRecorder,
  type Recorder,
} from '../../../lib/media/record-audio.ts'
import { AUDIO_FORM } from '../../../text/editor-office.ts'
import { SHARED } from '../../../text/frame.ts'

export type AudioGiven = { readonly berkas: string; readonly judul: string }

type Props = {
  readonly ownerArea: string
  readonly onDone: (audio: AudioGiven) => void
  readonly onClose: () => void
}

export function AudioDialog({ ownerArea, onDone, onClose }: Props): JSX.Element {
  const recorder = useRef<Recorder | null>(null)
  const [isOn, setOn] = useState(false)
  const [isFull, setFull] = useState(false)
  const [now, setNow] = useState({ seconds: 0, bytes: 0 })
  const [file, setFile] = useState<Blob | null>(null)
  const [title, setTitle] = useState('')
  const [busy, setBusy] = useState<string | undefined>(undefined)
  const [error, setError] = useState<unknown>(null)
  const [wasAsked, setAsked] = useState(false)
  const listening = useListening(file, setError)
  // Closing lets the microphone go.
  useEffect(() => () => recorder.current?.cancel(), [])

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setError(null)
    try {
      await act()
    } catch (problem) {
      setError(problem)
      setBusy(undefined)
      setOn(false)
    }
  }
  const begin = () =>
    attempt(async () => {
      setFile(null)
      setFull(false)
      setNow({ seconds: 0, bytes: 0 })
      recorder.current = await startRecorder(setNow, () => {
        setFull(true)
        void end()
      })
      setOn(true)
    })
  const end = () =>
    attempt(async () => {
      const made = recorder.current
      recorder.current = null
      if (made === null) return
      const spoken = await made.stop()
      setOn(false)
      setFile(spoken)
    })
  const choose = (chosen: File) =>
    attempt(async () => {
      const { bytes } = await readRecording(chosen)
      setNow({ seconds: 0, bytes })
      setFile(chosen)
    })
  const insert = () =>
    attempt(async () => {
      setAsked(true)
      if (file === null || title.trim() === '') return
      setBusy(AUDIO_FORM.uploading)
      const { base64 } = await readRecording(file)
      const { name } = await call(addMedium, { ownerArea, base64 })
      onDone({ berkas: name, judul: title.trim() })
    })
  return (
    <Dialog
      open
      title={AUDIO_FORM.title}
      onClose={onClose}
      actions={
        <>
          {file !== null && (
            <Button kind="primary" busy={busy} onClick={() => void insert()}>
              {AUDIO_FORM.insert}
            </Button>
          )}
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      {isFull && <Notice kind="wait">{AUDIO_FORM.full}</Notice>}
      <p class="help">{AUDIO_FORM.most(MOST_SECONDS / 60, RECORDING_LIMIT)}</p>
      <p class="recorder">
        {isOn ? (
          <Button kind="danger" onClick={() => void end()}>
            {AUDIO_FORM.stop}
          </Button>
        ) : (
          <Button onClick={() => void begin()}>
            {file === null ? AUDIO_FORM.record : AUDIO_FORM.again}
          </Button>
        )}
        {file !== null && (
          <Button onClick={listening.toggle}>
            {listening.isOn ? AUDIO_FORM.pause : AUDIO_FORM.play}
          </Button>
        )}
        {(isOn || file !== null) && (
          <span class="num" role="timer">
            {AUDIO_FORM.state(listening.seconds ?? now.seconds, now.bytes)}
          </span>
        )}
      </p>
      {file === null && !isOn && (
        <FileDrop
          label={AUDIO_FORM.file}
          help={AUDIO_FORM.fileHelp}
          accept=".webm,.ogg,.opus,.mp3,.m4a,.wav"
          onFile={(chosen) => void choose(chosen)}
        />
      )}
      {file !== null && (
        <Field
          label={AUDIO_FORM.label}
          help={AUDIO_FORM.labelHelp}
          error={wasAsked && title.trim() === '' ? AUDIO_FORM.labelMissing : undefined}
          value={title}
          onInput={setTitle}
          maxLength={120}
        />
      )}
    </Dialog>
  )
}
