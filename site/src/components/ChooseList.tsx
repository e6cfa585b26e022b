/** The first step of bringing a list in: its file, and what is kept of a file that was begun before. */
import type { JSX } from 'preact'
import type { ChosenFile, SheetFault } from '../lib/sheet/use-sheet-file.ts'
import { Button } from './Button.tsx'
import { FileDrop } from './FileDrop.tsx'
import { Loading } from './Loading.tsx'
import { Notice } from './Notice.tsx'

type Props = {
  readonly chosen: Pick<ChosenFile<unknown>, 'isOpening' | 'fault' | 'choose'>
  readonly words: {
    readonly fileLabel: string
    readonly fileHelp: string
    readonly opening: string
    /** Before the name of the kept file. */
    readonly chooseSameFile: string
    readonly startOver: string
  }
  readonly faults: Readonly<Record<SheetFault, string>>
  /** The file whose answers are kept; null for none. */
  readonly kept: string | null
  readonly onStartOver: () => void
}

export function ChooseList({ chosen, words, faults, kept, onStartOver }: Props): JSX.Element {
  const { isOpening, fault, choose } = chosen
  return (
    <>
      {kept !== null && (
        <Notice kind="wait" action={<Button onClick={onStartOver}>{words.startOver}</Button>}>
          {words.chooseSameFile} <strong>{kept}</strong>
        </Notice>
      )}
      {isOpening ? (
        <Loading label={words.opening} />
      ) : (
        <FileDrop
          label={words.fileLabel}
          help={words.fileHelp}
          accept=".xlsx,.csv,.xls,text/csv"
          error={fault === null ? undefined : faults[fault]}
          onFile={(file) => void choose(file)}
        />
      )}
    </>
  )
}
