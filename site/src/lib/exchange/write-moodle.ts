/**
 * The bank as Moodle XML. Texts are marked as plain, those with a picture are HTML with the picture beside them in base64. A case
 * is a description and its questions one behind the other; an ordering is Moodle's own kind since 4.4.
 */
import type { ItemImage, SimpleContent } from '../../../../worker/contract/items.ts'
import { carriedNotes, carriedText, type Carried } from './carried.ts'
import { plainNumber } from './numbers.ts'
import { toBase64 } from './pictures.ts'
import type { Pictures } from './reading.ts'
import { escapeXml, htmlOfWords, tidy } from './words.ts'
import { writeEach, type ExportedItem, type Written } from './writing.ts'

export function writeMoodleXml(
  items: readonly ExportedItem[],
  pictures: Pictures,
): Written<string> {
  const { parts, left } = writeEach(items, pictures, (item) => questions(item, pictures).join('\n'))
  return {
    file: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`,
    left,
  }
}

const plain = (name: string, text: string, rest = '', attributes = '') =>
  `<${name}${attributes} format="plain_text"><text>${escapeXml(tidy(text))}</text>${rest}</${name}>`

function pictured(
  name: string,
  { text, image }: { text: string; image?: ItemImage | undefined },
  pictures: Pictures,
  rest = '',
  attributes = '',
): string {
  if (image === undefined) return plain(name, text, rest, attributes)
  const words = text === '' ? '' : `<p>${htmlOfWords(tidy(text))}</p>`
  const shown = `<img src="@@PLUGINFILE@@/${image.file}" alt="${escapeXml(tidy(image.alt))}" />`
  const bytes = toBase64(pictures.get(image.file) ?? new Uint8Array())
  const file = `<file name="${image.file}" path="/" encoding="base64">${bytes}</file>`
  const html = escapeXml(`${words}<p>${shown}</p>`)
  return `<${name}${attributes} format="html"><text>${html}</text>${file}${rest}</${name}>`
}

const KINDS = {
  one: 'multichoice',
  many: 'multichoice',
  truth: 'truefalse',
  match: 'matching',
  order: 'ordering',
  number: 'numerical',
  short: 'shortanswer',
} as const

function questions({ code, item, tags }: ExportedItem, pictures: Pictures): string[] {
  const { content } = item
  const notes = carriedNotes(item)
  if (content.type !== 'case') {
    return [question(KINDS[content.type], code, { code, tags }, notes, content, pictures)]
  }
  const { questions: parts, ...asked } = content
  const carried = { ...notes, type: 'case' as const, parts: parts.length }
  return [
    question('description', code, { code, tags }, carried, asked, pictures),
    ...parts.map((part) =>
      question(
        KINDS[part.content.type],
        `${code}-${part.id}`,
        { code: '', tags: [] },
        { part: part.id },
        part.content,
        pictures,
      ),
    ),
  ]
}

type Described = Pick<SimpleContent, 'stem' | 'image' | 'explanation'>

function question(
  kind: string,
  name: string,
  named: { readonly code: string; readonly tags: readonly string[] },
  carried: Carried,
  content: SimpleContent | (Described & { readonly type: 'case' }),
  pictures: Pictures,
): string {
  const isSimple = content.type !== 'case'
  const tags = named.tags.map((tag) => `<tag><text>${tag}</text></tag>`).join('')
  return [
    `<question type="${kind}">`,
    `<!-- ${carriedText({ ...carried, ...(isSimple ? carriedIds(content) : {}) })} -->`,
    `<name><text>${name}</text></name>`,
    pictured('questiontext', { text: content.stem, image: content.image }, pictures),
    plain('generalfeedback', content.explanation),
    `<defaultgrade>${isSimple ? 1 : 0}</defaultgrade><penalty>0</penalty><hidden>0</hidden>`,
    `<idnumber>${named.code}</idnumber>`,
    ...(isSimple ? answersOf(content, carried.shuffle ?? true, pictures) : []),
    ...(tags === '' ? [] : [`<tags>${tags}</tags>`]),
    '</question>',
  ].join('\n')
}

function carriedIds(content: SimpleContent): Carried {
  switch (content.type) {
    case 'one':
    case 'many':
      return { ids: content.options.map(({ id }) => id).join(' ') }
    case 'match':
      return { ids: content.pairs.map(({ id }) => id).join(' ') }
    case 'order':
      return { ids: content.steps.map(({ id }) => id).join(' ') }
    case 'number':
    case 'truth':
    case 'short':
      return {}
  }
}

function answersOf(content: SimpleContent, shuffle: boolean, pictures: Pictures): string[] {
  const why = (text: string) => plain('feedback', text)
  const shuffled = `<shuffleanswers>${shuffle}</shuffleanswers>`
  switch (content.type) {
    case 'one':
    case 'many': {
      const right = content.options.filter((option) => option.right).length
      const full = Number((100 / right).toFixed(5))
      const wrong = content.type === 'one' ? 0 : -100
      return [
        `<single>${content.type === 'one'}</single>${shuffled}<answernumbering>abc</answernumbering>`,
        ...content.options.map((option) => {
          const fraction = ` fraction="${option.right ? full : wrong}"`
          return pictured('answer', option, pictures, why(option.why), fraction)
        }),
      ]
    }
    case 'truth': {
      const answer = (word: string, isRight: boolean, text: string) =>
        `<answer fraction="${isRight ? 100 : 0}" format="moodle_auto_format"><text>${word}</text>${why(text)}</answer>`
      return [
        answer('true', content.right, content.whyTrue),
        answer('false', !content.right, content.whyFalse),
      ]
    }
    case 'match': {
      const row = (left: string, right: string) =>
        plain('subquestion', left, `<answer><text>${escapeXml(tidy(right))}</text></answer>`)
      return [
        shuffled,
        ...content.pairs.map(({ left, right }) => row(left, right)),
        ...content.extra.map((right) => row('', right)),
      ]
    }
    case 'order':
      return [
        '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
        '<gradingtype>ALL_OR_NOTHING</gradingtype><showgrading>SHOW</showgrading>',
        ...content.steps.map(({ text }, at) => plain('answer', text, '', ` fraction="${at + 1}"`)),
      ]
    case 'number': {
      const unit = escapeXml(tidy(content.unit))
      return [
        `<answer fraction="100" format="moodle_auto_format"><text>${plainNumber(content.value)}</text>` +
          `${why('')}<tolerance>${plainNumber(content.tolerance)}</tolerance></answer>`,
        ...(unit === ''
          ? []
          : [
              `<units><unit><multiplier>1</multiplier><unit_name>${unit}</unit_name></unit></units>`,
              '<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>3</showunits>',
            ]),
      ]
    }
    case 'short':
      return [
        '<usecase>0</usecase>',
        ...content.accepted.map((form) =>
          plain('answer', form.replaceAll('*', String.raw`\*`), why(''), ' fraction="100"'),
        ),
      ]
  }
}
