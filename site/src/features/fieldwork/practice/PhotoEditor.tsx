/**
 * A photo before it is kept: the trainer covers every face with an opaque block and says that none is seen. Nothing here looks for
 * faces. What is kept is drawn anew from what stands on the screen; the file of the camera is let go.
 */
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { openPicture } from '../../../lib/media/encode-image.ts'
import { EDITOR, PHOTO } from '../../../text/practice-photo.ts'
import { drawPhoto, encodePhoto, type EncodedPhoto } from './encode-photo.ts'
import { blockOf, MOST_BLOCKS, type Block, type Point } from './photo-blocks.ts'

/** On the screen; what is kept is drawn from the photo itself. */
const SHOWN_SIDE = 900
/** Of a side, for each press of an arrow. */
const STRIDE = 0.04

type Props = {
  readonly file: File
  /** False: the disk refused. */
  readonly onKeep: (photo: EncodedPhoto) => Promise<boolean>
  readonly onOther: () => void
  readonly onClose: () => void
}

export function PhotoEditor({ file, onKeep, onOther, onClose }: Props): JSX.Element {
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [blocks, setBlocks] = useState<readonly Block[]>([])
  const [isSure, setSure] = useState(false)
  const [told, setTold] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    let opened: ImageBitmap | null = null
    let isGone = false
    const open = async (): Promise<void> => {
      opened = await openPicture(file)
      if (isGone) opened.close()
      else setPicture(opened)
    }
    open().catch(setError)
    return () => {
      isGone = true
      opened?.close()
    }
  }, [file])

  function change(next: readonly Block[]): void {
    setBlocks(next)
    setTold('')
    // What was looked at is no longer what is there.
    if (next.length < blocks.length) setSure(false)
  }
  async function keep(): Promise<void> {
    if (picture === null) return
    if (!isSure) {
      setTold(EDITOR.sureNeeded)
      return
    }
    setBusy(true)
    try {
      if (!(await onKeep(await encodePhoto(picture, blocks)))) setTold(EDITOR.notKept)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      title={EDITOR.title}
      onClose={onClose}
      actions={
        <>
          {picture !== null && error === null && (
            <Button
              kind="primary"
              icon="check"
              busy={isBusy ? EDITOR.keeping : undefined}
              onClick={() => void keep()}
            >
              {EDITOR.keep}
            </Button>
          )}
          <Button onClick={onOther}>{EDITOR.other}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      {picture === null && error === null && <Loading label={PHOTO.opening} rows={4} />}
      {picture !== null && error === null && (
        <div class="photo-editor">
          <p>{EDITOR.how}</p>
          <Canvas
            picture={picture}
            blocks={blocks}
            onBlock={(block) => {
              if (blocks.length < MOST_BLOCKS) change([...blocks, block])
            }}
          />
          <div class="photo-tools">
            <span role="status">
              {blocks.length < MOST_BLOCKS ? EDITOR.blocks(blocks.length) : EDITOR.most}
            </span>
            <Button
              kind="quiet"
              icon="undo"
              disabled={blocks.length === 0}
              onClick={() => change(blocks.slice(0, -1))}
            >
              {EDITOR.undo}
            </Button>
          </div>
          <p class="small muted">{EDITOR.look}</p>
          <Checkbox
            checked={isSure}
            onChange={(checked) => {
              setSure(checked)
              setTold('')
            }}
          >
            {EDITOR.sure}
          </Checkbox>
          {told !== '' && (
            <p class="error" role="alert">
              {told}
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}

type CanvasProps = {
  readonly picture: ImageBitmap
  readonly blocks: readonly Block[]
  readonly onBlock: (block: Block) => void
}

function Canvas({ picture, blocks, onBlock }: CanvasProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drag, setDrag] = useState<{ readonly down: Point; readonly now: Point } | null>(null)
  /** Where the keys are; null while they are not used. */
  const [cross, setCross] = useState<Point | null>(null)
  const drawn = drag === null ? blocks : [...blocks, blockOf(drag.down, drag.now, picture)]
  useLayoutEffect(() => {
    if (canvas.current !== null) drawPhoto(canvas.current, picture, drawn, SHOWN_SIDE)
  })
  const pointAt = ({ clientX, clientY }: PointerEvent): Point => {
    const box = canvas.current?.getBoundingClientRect()
    if (box === undefined) return { x: 0, y: 0 }
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  }
  function press(event: KeyboardEvent): void {
    const from = cross ?? { x: 0.5, y: 0.5 }
    const move = MOVES[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setCross({
        x: Math.min(1, Math.max(0, from.x + move.x)),
        y: Math.min(1, Math.max(0, from.y + move.y)),
      })
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onBlock(blockOf(from, from, picture))
    }
  }
  return (
    <div
      class="photo-area"
      role="application"
      aria-label={EDITOR.area}
      tabIndex={0}
      onKeyDown={press}
    >
      <span class="photo-frame">
        <canvas
          ref={canvas}
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            const down = pointAt(event)
            setDrag({ down, now: down })
          }}
          onPointerMove={(event) => {
            if (drag !== null) setDrag({ ...drag, now: pointAt(event) })
          }}
          onPointerUp={(event) => {
            if (drag === null) return
            setDrag(null)
            onBlock(blockOf(drag.down, pointAt(event), picture))
          }}
          onPointerCancel={() => setDrag(null)}
        />
        {cross !== null && (
          <span
            class="photo-cross"
            style={{ left: `${cross.x * 100}%`, top: `${cross.y * 100}%` }}
          />
        )}
      </span>
    </div>
  )
}

const MOVES: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STRIDE, y: 0 },
  ArrowRight: { x: STRIDE, y: 0 },
  ArrowUp: { x: 0, y: -STRIDE },
  ArrowDown: { x: 0, y: STRIDE },
}
