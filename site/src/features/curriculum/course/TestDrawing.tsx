/** What a final test or a pre-test asks: as many of every module, or by rules; and where the stock of questions is too small. */
import type { JSX } from 'preact'
import { poolSizes, rulesOf } from '../../../../../worker/contract/draw-rules.ts'
import type { QuizSettings } from '../../../../../worker/contract/workshop.ts'
import { RadioList } from '../../../components/RadioList.tsx'
import { BLUEPRINT, moduleFits } from '../../../text/blueprint-office.ts'
import { COURSE_FORM } from '../../../text/workshop-office.ts'
import { DrawRules } from './DrawRules.tsx'
import { NumberField } from './NumberField.tsx'
import type { Stock } from './stock.ts'

export type TestBlueprint = Pick<QuizSettings, 'draw'> & { readonly drawPerModule: number }

type Props = {
  readonly test: TestBlueprint
  readonly tags: readonly string[]
  readonly stock: Stock
  readonly modules: readonly { readonly slug: string; readonly title: string }[]
  readonly isLocked: boolean
  readonly onChange: (change: Partial<TestBlueprint>) => void
}

export function TestDrawing(props: Props): JSX.Element {
  const { test, tags, stock, modules, isLocked, onChange } = props
  const slugs = modules.map(({ slug }) => slug)
  const sizes = poolSizes(rulesOf({ drawPerModule: 1 }, slugs), stock.items)
  return (
    <fieldset class="quiz-form" disabled={isLocked}>
      <RadioList
        legend={BLUEPRINT.asked}
        value={test.draw.length === 0 ? 'modules' : 'rules'}
        answers={[
          { value: 'modules', label: BLUEPRINT.perModule },
          { value: 'rules', label: BLUEPRINT.byRules },
        ]}
        onChange={(value) =>
          onChange({ draw: value === 'modules' ? [] : [{ count: 5, tag: null }] })
        }
      />
      {test.draw.length === 0 ? (
        <>
          <NumberField
            label={COURSE_FORM.perModule}
            value={test.drawPerModule}
            min={1}
            max={20}
            disabled={isLocked}
            onChange={(drawPerModule) => onChange({ drawPerModule })}
          />
          <ul class="draw-sizes small">
            {modules.map(({ slug, title }, place) => {
              const size = sizes[place] ?? 0
              const isShort = size < test.drawPerModule && stock.unknown === 0
              return (
                <li key={slug} class={isShort ? 'short' : 'muted'}>
                  {moduleFits(title, size, test.drawPerModule, stock.unknown)}
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <DrawRules
          rules={test.draw}
          tags={tags}
          stock={stock}
          modules={modules}
          onChange={(draw) => onChange({ draw })}
        />
      )}
    </fieldset>
  )
}
