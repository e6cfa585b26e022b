/** The parts of blocks that are not text of the lesson: names, forms, pictures. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { BLOCKS, BLOCK_FORM } from '../../../text/editor-office.ts'
import { BLOCK } from '../../../text/learning.ts'
import type { HeadProps } from './block-view.tsx'
import { ToolIcon, type EditorIcon } from './icons.tsx'
import { SAFE_LINK, textOf } from './schema.ts'

type BarProps = {
  readonly icon: EditorIcon
  readonly name: string
  readonly remove: () => void
  readonly children?: ComponentChildren
}

export function Bar({ icon, name, remove, children }: BarProps): JSX.Element {
  return (
    <div class="block-bar">
      <span class="block-name">
        <ToolIcon name={icon} />
        <span>{name}</span>
      </span>
      {children}
      <button type="button" class="block-tool" onClick={remove}>
        {BLOCK_FORM.remove}
        <span class="unseen">: {name}</span>
      </button>
    </div>
  )
}

let ids = 0
/** Every block is a tree of its own to Preact, in each of which `useId` begins anew. */
export function nextId(): string {
  ids += 1
  return `blok-${ids}`
}

type LineProps = {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'date'
  readonly isWide?: true
  readonly warning?: string | undefined
}

export function Line({
  label,
  value,
  onInput,
  type = 'text',
  isWide,
  warning,
}: LineProps): JSX.Element {
  const [id] = useState(nextId)
  const shared = {
    id,
    value,
    autoComplete: 'off',
    ...(warning === undefined ? {} : { 'aria-describedby': `${id}-w` }),
  }
  return (
    <p class={isWide ? 'line wide' : 'line'}>
      <label for={id}>{label}</label>
      {isWide ? (
        <textarea
          {...shared}
          rows={1}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            // It grows with its words, but it is one line.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      ) : (
        <input {...shared} type={type} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      {warning !== undefined && (
        <span class="line-warning" id={`${id}-w`}>
          {warning}
        </span>
      )}
    </p>
  )
}

export function FactHead({ node, set, remove }: HeadProps): JSX.Element {
  const text = (name: string) => textOf(node, name)
  const isOverdue = text('tinjau-ulang') < new Date().toISOString().slice(0, 10)
  return (
    <>
      <Bar icon="fact" name={BLOCKS.fact[0]} remove={remove} />
      <div class="lines">
        <Line label={BLOCK_FORM.figure} value={text('angka')} onInput={(v) => set('angka', v)} />
        <Line label={BLOCK_FORM.id} value={text('id')} onInput={(v) => set('id', v)} />
        <Line
          isWide
          label={BLOCK_FORM.source}
          value={text('sumber')}
          onInput={(v) => set('sumber', v)}
        />
        <Line
          type="date"
          label={BLOCK_FORM.reviewedOn}
          value={text('ditinjau')}
          onInput={(v) => set('ditinjau', v)}
        />
        <Line
          type="date"
          label={BLOCK_FORM.reviewBy}
          value={text('tinjau-ulang')}
          onInput={(v) => set('tinjau-ulang', v)}
          warning={isOverdue ? BLOCK_FORM.overdue : undefined}
        />
        <label class="check wide">
          <input
            type="checkbox"
            checked={text('daerah') === 'ya'}
            onChange={(event) => set('daerah', event.currentTarget.checked ? 'ya' : 'tidak')}
          />
          <span>
            {BLOCK_FORM.local}
            <span class="small muted under">{BLOCK_FORM.localHelp}</span>
          </span>
        </label>
      </div>
      <p class="block-label">{BLOCK_FORM.factBody}</p>
    </>
  )
}

export function StoryHead({ node, set, remove }: HeadProps): JSX.Element {
  return (
    <>
      <Bar icon="story" name={BLOCKS.story[0]} remove={remove} />
      <div class="lines">
        <Line
          isWide
          label={BLOCK_FORM.storyTitle}
          value={textOf(node, 'judul')}
          onInput={(value) => set('judul', value)}
        />
      </div>
    </>
  )
}

export const DangerHead = ({ remove }: HeadProps): JSX.Element => (
  <Bar icon="danger" name={BLOCK.danger} remove={remove} />
)
export const ActionsHead = ({ remove }: HeadProps): JSX.Element => (
  <Bar icon="actions" name={BLOCK.actions} remove={remove} />
)
export const ReferHead = ({ remove }: HeadProps): JSX.Element => (
  <Bar icon="refer" name={BLOCK.refer} remove={remove} />
)

type Edit = { readonly edit: () => void }

export function PictureHead({ node, remove, edit }: HeadProps & Edit): JSX.Element {
  const [src, alt, caption] = [textOf(node, 'src'), textOf(node, 'alt'), textOf(node, 'caption')]
  const isPhoto = /^media\/(?:[0-9a-f]{16}){1,2}\.webp$/.test(src)
  return (
    <>
      <Bar icon="picture" name={isPhoto ? BLOCKS.picture[0] : BLOCK_FORM.drawing} remove={remove}>
        <button type="button" class="block-tool" onClick={edit}>
          {BLOCK_FORM.edit}
        </button>
      </Bar>
      {isPhoto ? <img src={`/${src}`} alt={alt} /> : <p class="drawing-name">{src}</p>}
      {caption !== '' && <p class="caption">{caption}</p>}
      {alt === '' ? (
        <p class="line-warning">{BLOCK_FORM.noAlt}</p>
      ) : (
        !isPhoto && <p class="drawing-alt">{alt}</p>
      )}
    </>
  )
}

export function AudioHead({ node, remove, set }: HeadProps): JSX.Element {
  const [file, title] = [textOf(node, 'berkas'), textOf(node, 'judul')]
  return (
    <>
      <Bar icon="audio" name={BLOCKS.audio[0]} remove={remove} />
      <div class="lines">
        <Line
          isWide
          label={BLOCK_FORM.audioTitle}
          value={title}
          onInput={(value) => set('judul', value)}
        />
      </div>
      {/^(?:[0-9a-f]{16}){1,2}\.(?:webm|ogg)$/.test(file) && (
        <audio controls preload="none" src={`/media/${file}`} aria-label={title} />
      )}
    </>
  )
}

export function VideoHead({ node, remove, edit }: HeadProps & Edit): JSX.Element {
  const href = textOf(node, 'href')
  return (
    <>
      <Bar icon="video" name={BLOCKS.video[0]} remove={remove}>
        <button type="button" class="block-tool" onClick={edit}>
          {BLOCK_FORM.edit}
        </button>
      </Bar>
      <p class="video-title">{textOf(node, 'judul')}</p>
      <p class="drawing-alt">
        {SAFE_LINK.test(href) ? (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {href}
          </a>
        ) : (
          href
        )}
      </p>
    </>
  )
}

export function RawHead({ node, remove }: HeadProps): JSX.Element {
  return (
    <>
      <Bar icon="raw" name={BLOCK_FORM.raw} remove={remove} />
      <p class="drawing-alt">{BLOCK_FORM.rawHelp}</p>
      <pre class="raw-text" tabIndex={0}>
        {textOf(node, 'text')}
      </pre>
    </>
  )
}
