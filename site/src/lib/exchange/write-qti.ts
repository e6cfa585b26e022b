/**
 * The bank as QTI 2.1 or 3.0: one item each, and a package with manifest and pictures. Scoring is written out, so that other
 * systems mark as we do: all or nothing. The items are made with the names of 2.1; those of 3.0 follow from them by rule.
 */
import { makeZip } from 'client-zip'
import type { ItemImage, SimpleContent } from '../../../../worker/contract/items.ts'
import { carriedNotes, carriedText } from './carried.ts'
import { fieldOf, imageOf } from './qti-field.ts'
import type { Pictures } from './reading.ts'
import { escapeXml, htmlOfWords, tidy } from './words.ts'
import { picturesOf, writeEach, type ExportedItem, type Written } from './writing.ts'

export type QtiVersion = '2.1' | '3.0'

const NAMESPACES = {
  '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  '3.0': 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
} as const

/** ZIP bytes. */
export async function writeQtiPackage(
  items: readonly ExportedItem[],
  pictures: Pictures,
  version: QtiVersion,
): Promise<Written<Uint8Array<ArrayBuffer>>> {
  const { parts, left } = writeEach(items, pictures, (item) => ({
    path: `items/${item.code}.xml`,
    code: item.code,
    xml: writeQtiItem(item, version),
    images: [...new Set(picturesOf(item.item.content))],
  }))
  const images = new Set(parts.flatMap((part) => part.images))
  const zip = makeZip([
    { name: 'imsmanifest.xml', input: manifest(parts, version) },
    ...parts.map(({ path, xml }) => ({ name: path, input: xml })),
    ...[...images].flatMap((name) => {
      const input = pictures.get(name)
      return input === undefined ? [] : [{ name: `images/${name}`, input }]
    }),
  ])
  return { file: new Uint8Array(await new Response(zip).arrayBuffer()), left }
}

type ItemFile = { readonly path: string; readonly code: string; readonly images: readonly string[] }

function manifest(parts: readonly ItemFile[], version: QtiVersion): string {
  const type = version === '2.1' ? 'imsqti_item_xmlv2p1' : 'imsqti_item_xmlv3p0'
  const schema =
    version === '2.1'
      ? '<schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>'
      : '<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion>'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="KELAS_KADER">',
    `<metadata>${schema}</metadata><organizations /><resources>`,
    ...parts.map(
      ({ path, code, images }) =>
        `<resource identifier="R_${code}" type="${type}" href="${path}"><file href="${path}" />` +
        `${images.map((name) => `<file href="images/${name}" />`).join('')}</resource>`,
    ),
    '</resources></manifest>\n',
  ].join('\n')
}

export function writeQtiItem({ code, item, tags }: ExportedItem, version: QtiVersion): string {
  const { content } = item
  const parts =
    content.type === 'case'
      ? content.questions.map((part) => ({
          content: part.content,
          suffix: `_${part.id}`,
          part: part.id,
        }))
      : [{ content, suffix: '', part: undefined }]
  const fields = parts.map((part) => ({
    ...part,
    ...fieldOf(part.content, item.shuffle, part.suffix),
  }))
  const notes = { ...carriedNotes(item), type: content.type, tags: tags.join(' ') }
  const unit = content.type === 'number' ? { unit: content.unit } : {}
  const body =
    content.type === 'case'
      ? [
          stemOf(content),
          ...fields.map(
            (field) =>
              `<div class="part">${partNote(field.part, field.content)}\n${stemOf(field.content)}\n${field.body}</div>`,
          ),
        ]
      : fields.flatMap((field) => [stemOf(field.content), field.body])
  const explained = [
    ...(content.type === 'case' ? [{ suffix: '', text: content.explanation }] : []),
    ...parts.map((part) => ({ suffix: part.suffix, text: part.content.explanation })),
  ].filter(({ text }) => text !== '')
  const title = escapeXml(tidy(content.stem).replaceAll(/\s+/g, ' ').slice(0, 80))
  const xml = [
    `<assessmentItem xmlns="${NAMESPACES[version]}" identifier="KK_${code}" title="${title.toWellFormed()}" adaptive="false" timeDependent="false">`,
    `<!-- ${carriedText({ ...notes, ...unit, ...(tags.length === 0 ? { tags: undefined } : {}) })} -->`,
    ...fields.map((field) => field.response),
    '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>',
    ...fields.map((field) => field.outcome),
    ...explained.map(
      ({ suffix }) =>
        `<outcomeDeclaration identifier="EXPLANATION${suffix}" cardinality="single" baseType="identifier"><defaultValue><value>explanation${suffix}</value></defaultValue></outcomeDeclaration>`,
    ),
    '<itemBody>',
    ...body,
    '</itemBody>',
    `<responseProcessing>${fields.map((field) => field.processing).join('')}</responseProcessing>`,
    ...explained.map(
      ({ suffix, text }) =>
        `<modalFeedback outcomeIdentifier="EXPLANATION${suffix}" identifier="explanation${suffix}" showHide="show"><p>${htmlOfWords(tidy(text))}</p></modalFeedback>`,
    ),
    '</assessmentItem>\n',
  ].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${version === '2.1' ? xml : asVersion3(xml)}`
}

function partNote(part: string | undefined, content: SimpleContent): string {
  const unit = content.type === 'number' ? { unit: content.unit } : {}
  return `<!-- ${carriedText({ part, type: content.type, ...unit })} -->`
}

const stemOf = ({ stem, image }: { stem: string; image?: ItemImage | undefined }) =>
  `<p>${htmlOfWords(tidy(stem))}</p>${image === undefined ? '' : `<p>${imageOf(image)}</p>`}`

const HTML = new Set(['p', 'br', 'img', 'div', 'span'])

/** `<choiceInteraction maxChoices="1">` → `<qti-choice-interaction max-choices="1">`. Texts hold no angles of their own. */
function asVersion3(xml: string): string {
  const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return xml.replaceAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:]+="[^"]*")*)/g,
    (_, slash: string, name: string, rest: string) => {
      if (HTML.has(name)) return `<${slash}${name}${rest}`
      const attributes = rest.replaceAll(
        /(\s+)([a-zA-Z]+)(="[^"]*")/g,
        (__, blank: string, key: string, value: string) => `${blank}${kebab(key)}${value}`,
      )
      return `<${slash}qti-${kebab(name)}${attributes}`
    },
  )
}
