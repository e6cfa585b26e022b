/** Everything that a design says, field by field; what is typed is the caller's state. */
import type { JSX } from 'preact'
import {
  FRAMES,
  LONGEST,
  STATEMENTS,
  type PaperDesign,
} from '../../../../../worker/contract/paper-design.ts'
import { Field } from '../../../components/Field.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { DESIGN } from '../../../text/paper-office.ts'
import { ColorField } from './ColorField.tsx'
import { LogoField } from './LogoField.tsx'
import type { Wrong } from './paper-draft.ts'

type Props = {
  readonly district: string
  readonly design: PaperDesign
  readonly wrong: Wrong
  readonly onChange: (change: (design: PaperDesign) => PaperDesign) => void
}

export function PaperForm({ district, design, wrong, onChange }: Props): JSX.Element {
  const put = (part: Partial<PaperDesign>) => onChange((last) => ({ ...last, ...part }))
  const putLogo = (part: Partial<PaperDesign['logos']>) =>
    // Of the newest: a logo may arrive long after it was chosen.
    onChange((last) => ({ ...last, logos: { ...last.logos, ...part } }))
  const field = (
    key: 'title' | 'beforeName' | 'closing' | 'backTitle' | 'signatureNote',
    label: string,
    help?: string,
  ): JSX.Element => {
    const isOptional = key === 'closing' || key === 'signatureNote'
    return (
      <Field
        label={label}
        {...(help === undefined ? {} : { help })}
        optional={isOptional}
        lines={key === 'closing' ? 2 : 1}
        value={design[key] ?? ''}
        maxLength={LONGEST[key]}
        error={wrong[key]}
        onInput={(value) => put({ [key]: isOptional && value === '' ? null : value })}
      />
    )
  }
  return (
    <>
      <section class="panel">
        <h2>{DESIGN.colorsTitle}</h2>
        <ColorField
          legend={DESIGN.accent}
          value={design.accent}
          error={wrong.accent}
          onChange={(accent) => put({ accent })}
        />
        <RadioList
          legend={DESIGN.frame}
          value={design.frame}
          answers={FRAMES.map((value) => ({
            value,
            label: DESIGN.frames[value],
            help: DESIGN.frameHelps[value],
          }))}
          onChange={(value) => put({ frame: FRAMES.find((each) => each === value) ?? 'LINES' })}
        />
        {design.frame !== 'NONE' && (
          <ColorField
            legend={DESIGN.frameColor}
            value={design.frameColor}
            error={wrong.frameColor}
            onChange={(frameColor) => put({ frameColor })}
          />
        )}
      </section>
      <section class="panel">
        <h2>{DESIGN.logosTitle}</h2>
        <p class="help">{DESIGN.logosHelp}</p>
        <div class="logo-pair">
          <LogoField
            district={district}
            label={DESIGN.left}
            name={design.logos.left}
            onChange={(left) => putLogo({ left })}
          />
          <LogoField
            district={district}
            label={DESIGN.right}
            name={design.logos.right}
            onChange={(right) => putLogo({ right })}
          />
        </div>
      </section>
      <section class="panel">
        <h2>{DESIGN.wordsTitle}</h2>
        <p class="help">{DESIGN.wordsHelp}</p>
        {field('title', DESIGN.title, DESIGN.titleHelp)}
        {field('beforeName', DESIGN.beforeName)}
        <RadioList
          legend={DESIGN.statement}
          value={design.statement}
          answers={STATEMENTS.map((value) => ({
            value,
            label: DESIGN.statements[value],
            help: DESIGN.statementHelps[value],
          }))}
          onChange={(value) =>
            put({ statement: STATEMENTS.find((each) => each === value) ?? 'PASSED' })
          }
        />
        {field('closing', DESIGN.closing, DESIGN.closingHelp)}
        {field('signatureNote', DESIGN.signatureNote, DESIGN.signatureNoteHelp)}
        {field('backTitle', DESIGN.backTitle)}
      </section>
    </>
  )
}
