/** The editor itself: tools, the lesson, and the questions that some blocks ask before they stand in it. */
import 'prosemirror-gapcursor/style/gapcursor.css'
import './editor.css'
import './blocks.css'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Command } from 'prosemirror-state'
import { Notice } from '../../../components/Notice.tsx'
import { EDITOR } from '../../../text/editor-office.ts'
import { AudioDialog } from './AudioDialog.tsx'
import { blockView } from './block-view.tsx'
import type { BlockName } from './BlockMenu.tsx'
import {
  insertBlock,
  markedAt,
  newBox,
  newCount,
  newFact,
  newPractice,
  newSort,
  newTable,
  setMarked,
  type Marked,
} from './commands.ts'
import * as heads from './Heads.tsx'
import { keyPlugins } from './keys.ts'
import type { LessonEditorProps } from './props.ts'
import { pastePlugin } from './paste.ts'
import { PictureDialog, type PictureGiven } from './PictureDialog.tsx'
import * as practiceHeads from './PracticeHeads.tsx'
import { schema, textOf } from './schema.ts'
import { toolGroups } from './tool-groups.ts'
import { Tools } from './Tools.tsx'
import { useEditor } from './use-editor.ts'
import { WordsDialog } from './WordsDialog.tsx'

const { nodes, marks } = schema

/** What is being asked; `at` is where a block that is there already stands. */
type Ask =
  | {
      readonly kind: 'picture'
      readonly file: Blob | null
      readonly at: number | null
      readonly given: PictureGiven | null
    }
  | { readonly kind: 'audio' }
  | {
      readonly kind: 'video'
      readonly at: number | null
      readonly words: string
      readonly href: string
    }
  | { readonly kind: 'link' | 'term'; readonly where: Marked }

export function Surface({ text, onChange, ownerArea, label }: LessonEditorProps): JSX.Element {
  // Pasted pictures come several at once and are asked about one after another.
  const [asks, setAsks] = useState<readonly Ask[]>([])
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [lost, setLost] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const ask = (...more: readonly Ask[]) => setAsks((before) => [...before, ...more])

  const focusTools = () => bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  const askMarked = (kind: 'link' | 'term') => {
    const state = view.current?.state
    if (state !== undefined) ask({ kind, where: markedAt(state, marks[kind]) })
  }
  const { place, view, state } = useEditor({
    text,
    onChange,
    label,
    plugins: () => [
      ...keyPlugins({
        onLink: () => askMarked('link'),
        onTerm: () => askMarked('term'),
        onAdd: () => setMenuOpen(true),
        onTools: focusTools,
      }),
      pastePlugin({
        onPictures: (files) =>
          ask(...files.map((file) => ({ kind: 'picture' as const, file, at: null, given: null }))),
        onPicturesLost: setLost,
      }),
    ],
    nodeViews: () => ({
      fact: blockView('fact', heads.FactHead),
      story: blockView('story', heads.StoryHead),
      danger: blockView('danger', heads.DangerHead),
      actions: blockView('actions', heads.ActionsHead),
      refer: blockView('refer', heads.ReferHead),
      practice: blockView('practice', practiceHeads.PracticeHead),
      choice: blockView('choice', practiceHeads.ChoiceHead),
      sort: blockView('sorting', practiceHeads.SortHead),
      sorted: blockView('choice', practiceHeads.SortedHead),
      count: blockView('counting', practiceHeads.CountHead),
      counted: blockView('choice', practiceHeads.CountedHead),
      raw: blockView('raw', heads.RawHead),
      audio: blockView('audio', heads.AudioHead),
      picture: blockView('picture', (props) => (
        <heads.PictureHead
          {...props}
          edit={() => {
            const [src, alt, caption] = ['src', 'alt', 'caption'].map((name) =>
              textOf(props.node, name),
            )
            const given = { src: src ?? '', alt: alt ?? '', caption: caption ?? '' }
            ask({ kind: 'picture', file: null, at: props.position() ?? null, given })
          }}
        />
      )),
      video: blockView('video', (props) => (
        <heads.VideoHead
          {...props}
          edit={() => {
            const [words, href] = [textOf(props.node, 'judul'), textOf(props.node, 'href')]
            ask({ kind: 'video', at: props.position() ?? null, words, href })
          }}
        />
      )),
    }),
  })

  const run = (command: Command) => {
    const { current } = view
    if (current === null) return
    command(current.state, current.dispatch, current)
    current.focus()
  }
  /** Answered or left: the next one, or back to the text. */
  const next = () => setAsks(([, ...rest]) => rest)
  const put = (
    type: 'picture' | 'audio' | 'video',
    attrs: Record<string, string>,
    at: number | null,
  ) => {
    next()
    run((before, dispatch) => {
      if (at === null) return insertBlock(nodes[type].create(attrs))(before, dispatch)
      dispatch?.(before.tr.setNodeMarkup(at, null, attrs))
      return true
    })
  }
  const addBlock = (name: BlockName) => {
    setMenuOpen(false)
    switch (name) {
      case 'picture':
        return ask({ kind: 'picture', file: null, at: null, given: null })
      case 'audio':
        return ask({ kind: 'audio' })
      case 'video':
        return ask({ kind: 'video', at: null, words: '', href: '' })
      case 'screen':
        return run(insertBlock(nodes.screen_break.create()))
      case 'table':
        return run(insertBlock(newTable()))
      case 'practice':
        run(insertBlock(newPractice()))
        return focusForm(view.current?.dom)
      case 'sort':
        run(insertBlock(newSort()))
        return focusForm(view.current?.dom)
      case 'count':
        run(insertBlock(newCount()))
        return focusForm(view.current?.dom)
      case 'fact':
        run(insertBlock(newFact(new Date())))
        return focusForm(view.current?.dom)
      case 'story':
        run(insertBlock(newBox(name)))
        return focusForm(view.current?.dom)
      case 'actions':
      case 'refer':
      case 'danger':
        return run(insertBlock(newBox(name)))
    }
  }
  const [now] = asks
  const isAsking = now !== undefined
  // With the last dialog's end: whoever types on at once types into the text.
  useLayoutEffect(() => (isAsking ? () => view.current?.focus() : undefined), [isAsking])
  return (
    <div class="lesson-editor">
      <Tools
        bar={bar}
        groups={
          state === null
            ? []
            : toolGroups(state, {
                run,
                onLink: () => askMarked('link'),
                onTerm: () => askMarked('term'),
              })
        }
        isMenuOpen={isMenuOpen}
        onMenu={setMenuOpen}
        onBlock={addBlock}
        onLeave={() => view.current?.focus()}
      />
      {lost > 0 && <Notice kind="wait">{EDITOR.picturesLost(lost)}</Notice>}
      <div class="lesson-paper" ref={place} />
      <p class="help editor-help">{EDITOR.help}</p>
      {now?.kind === 'picture' && (
        <PictureDialog
          key={asks.length}
          ownerArea={ownerArea}
          file={now.file}
          given={now.given}
          onDone={(picture) => put('picture', picture, now.at)}
          onClose={next}
        />
      )}
      {now?.kind === 'audio' && (
        <AudioDialog
          ownerArea={ownerArea}
          onDone={(audio) => put('audio', audio, null)}
          onClose={next}
        />
      )}
      {now?.kind === 'video' && (
        <WordsDialog
          kind="video"
          words={now.words}
          second={now.href}
          onDone={(judul, href) => put('video', { judul, href }, now.at)}
          onRemove={null}
          onClose={next}
        />
      )}
      {(now?.kind === 'link' || now?.kind === 'term') && (
        <WordsDialog
          kind={now.kind}
          words={now.where.text}
          second={secondOf(now.kind, now.where)}
          onDone={(words, second) => {
            const attrs = now.kind === 'link' ? { href: second } : { arti: second }
            next()
            run(setMarked(now.where, marks[now.kind], words, attrs))
          }}
          onRemove={
            now.where.attrs === null
              ? null
              : () => {
                  next()
                  run(setMarked(now.where, marks[now.kind], now.where.text, null))
                }
          }
          onClose={next}
        />
      )}
    </div>
  )
}

function secondOf(kind: 'link' | 'term', { attrs }: Marked): string {
  const value: unknown = attrs?.[kind === 'link' ? 'href' : 'arti']
  return typeof value === 'string' ? value : ''
}

/** The form of the block that was just put in is filled in first. */
function focusForm(dom: HTMLElement | undefined): void {
  const block = document
    .getSelection()
    ?.anchorNode?.parentElement?.closest('.fact, .story, .practice, .sorting, .counting')
  const form = dom?.contains(block ?? null) === true ? block : null
  form?.querySelector<HTMLElement>('.lines input, .lines textarea')?.focus()
}
