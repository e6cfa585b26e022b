/** Texts of other systems → plain paragraphs, as the bank keeps them. Marks fall away, pictures are named, nothing that runs stays. */
import { reduceHtml } from './html.ts'

export type TextFormat = 'plain' | 'html' | 'markdown' | 'moodle'

export type ImageMark = { readonly src: string; readonly alt: string }
export type Words = { readonly text: string; readonly images: readonly ImageMark[] }

/** Line ends as `\n`; without control characters, halves of characters, and blanks at the ends. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .trim()
}

/** Throws Refused MEDIA where the text holds more than words and pictures. */
export function wordsOf(text: string, format: TextFormat): Words {
  switch (format) {
    case 'plain':
      return { text: tidy(text), images: [] }
    case 'html':
      return tidied(reduceHtml(text))
    case 'markdown':
      return tidied(reduceHtml(htmlOfMarkdown(text)))
    case 'moodle':
      // Moodle's own way of writing: HTML where there is some, and line ends that count.
      return /<\/?[a-z!]|&#?\w+;/i.test(text)
        ? tidied(reduceHtml(text.replaceAll(/\r\n?|\n/g, '<br>')))
        : { text: tidy(text), images: [] }
  }
}

const tidied = ({ text, images }: Words): Words => ({ text: tidy(text), images })

/** The marks that people write; a parser of all of Markdown needs a page, and this runs beside it. */
function htmlOfMarkdown(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/!\[([^\]\n]*)\]\(([^)\s]+)[^)\n]*\)/g, (_, alt: string, src: string) => {
      return `<img src="${escapeXml(src)}" alt="${escapeXml(alt)}">`
    })
    .replaceAll(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`|\*|(?<!\w)_)(?=\S)([^\n*`]+?)(?<=\S)\1/g, '$2')
    .replaceAll(/^ {0,3}(#{1,6}|>) +/gm, '')
    .replaceAll(/^\s*[-*+] +(.*)$/gm, '<li>$1</li>')
    .replaceAll(/\n{2,}/g, '<br>')
}

/** Plain words as HTML that `wordsOf` and every browser turn back: no blank and no line end is lost. */
export function htmlOfWords(text: string): string {
  return escapeXml(text)
    .replaceAll('\t', '&#9;')
    .replaceAll(/(?<=^|\s) | (?=\s|$)/g, '&#32;')
    .replaceAll('\n', '<br />')
}

/** Safe as the text of an element and between double quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
