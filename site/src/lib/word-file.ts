/**
 * The parts of a document as a file for Word (DOCX), A4 with the margins of official letters. The library comes with the first file that
 * is asked for: no page carries it. What a person has to write stands in brackets on yellow, so that nothing is sent off unwritten.
 */
import type * as Word from 'docx'
import type { Story } from '../render/activity-report.ts'
import type { StoryPart } from '../render/story-part.ts'

const FONT = 'Arial'
/** Half points. */
const SIZE = 22
/** Twentieths of a point: A4, and 2.5 cm around it. */
const PAPER = { width: 11_906, height: 16_838 } as const
const MARGIN = 1417
const ROOM = PAPER.width - 2 * MARGIN
const GRID = { style: 'single', size: 4, color: '444444' } as const
const BOX = { top: GRID, bottom: GRID, left: GRID, right: GRID }
const NONE = { style: 'none', size: 0, color: 'auto' } as const
const NO_BOX = { top: NONE, bottom: NONE, left: NONE, right: NONE }

export async function wordFile(
  { parts, foot }: Story,
  about: { readonly title: string; readonly page: string; readonly of: string },
): Promise<Blob> {
  const docx = await import('docx')
  const { Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx
  const small = { size: 16, color: '444444' }
  const document = new Document({
    title: about.title,
    creator: 'Kelas Kader',
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE, language: { value: 'id-ID' } } },
        heading2: {
          run: { font: FONT, size: 24, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: PAPER,
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: [{ type: 'right', position: ROOM }],
                children: [
                  new TextRun({ text: foot, ...small }),
                  new TextRun({
                    children: [
                      `\t${about.page} `,
                      PageNumber.CURRENT,
                      ` ${about.of} `,
                      PageNumber.TOTAL_PAGES,
                    ],
                    ...small,
                  }),
                ],
              }),
            ],
          }),
        },
        children: parts.flatMap((part) => drawn(docx, part)),
      },
    ],
  })
  return Packer.toBlob(document)
}

type Docx = typeof Word

function drawn(docx: Docx, part: StoryPart): (Word.Paragraph | Word.Table)[] {
  const { HeadingLevel, Paragraph, TextRun } = docx
  const after = { spacing: { after: 100 } }
  const centred = (line: string, size: number, more = {}) =>
    new Paragraph({
      alignment: 'center',
      children: [new TextRun({ text: line, bold: true, size })],
      ...more,
    })
  switch (part.is) {
    case 'letterhead':
      return part.lines.map((line, index) =>
        centred(
          line,
          26,
          index === part.lines.length - 1
            ? { border: { bottom: RULE }, spacing: { after: 160 } }
            : {},
        ),
      )
    case 'title':
      return part.lines.map((line, index) =>
        centred(line, 24, { spacing: { after: index === part.lines.length - 1 ? 240 : 0 } }),
      )
    case 'heading':
      return [new Paragraph({ text: part.text, heading: HeadingLevel.HEADING_2 })]
    case 'text':
      return [new Paragraph({ text: part.text, ...after })]
    case 'todo':
      return [
        new Paragraph({
          children: [new TextRun({ text: `[${part.text}]`, highlight: 'yellow' })],
          ...after,
        }),
      ]
    case 'list':
      return part.items.map(
        (text) => new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 40 } }),
      )
    case 'facts':
      return [
        table(
          docx,
          part.rows.map(([label, value]) => [label, `: ${value}`]),
          {
            widths: [ROOM * 0.25, ROOM * 0.75],
            borders: NO_BOX,
          },
        ),
        new Paragraph({ text: '', spacing: { after: 40 } }),
      ]
    case 'table':
      return [
        table(docx, [part.head, ...part.rows], {
          widths: widthsOf(part.head.length, part.numeric),
          borders: BOX,
          numeric: part.numeric,
        }),
        new Paragraph({ text: '', spacing: { after: 40 } }),
      ]
    case 'signature':
      return signature(docx, part)
  }
}

const RULE = { style: 'single', size: 12, color: '000000', space: 4 } as const

/** Columns of numbers are narrow; the others share the rest. */
function widthsOf(columns: number, numeric: readonly number[]): number[] {
  const narrow = 1300
  const rest = (ROOM - narrow * numeric.length) / (columns - numeric.length)
  return Array.from({ length: columns }, (_, index) => (numeric.includes(index) ? narrow : rest))
}

type Look = {
  readonly widths: readonly number[]
  readonly borders: Word.ITableCellOptions['borders']
  /** Given for a table with a head row. */
  readonly numeric?: readonly number[]
}

function table(docx: Docx, rows: readonly (readonly string[])[], look: Look): Word.Table {
  const { Paragraph, Table, TableCell, TableRow, TextRun } = docx
  const { widths, borders, numeric } = look
  return new Table({
    width: { size: ROOM, type: 'dxa' },
    columnWidths: widths.map(Math.round),
    layout: 'fixed',
    rows: rows.map((cells, row) => {
      const isHead = numeric !== undefined && row === 0
      return new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: cells.map(
          (text, column) =>
            new TableCell({
              ...(borders === undefined ? {} : { borders }),
              width: { size: Math.round(widths[column] ?? 0), type: 'dxa' },
              margins: { top: 40, bottom: 40, left: 80, right: 80 },
              ...(isHead ? { shading: { type: 'clear', fill: 'E2F0EC' } } : {}),
              children: [
                new Paragraph({
                  alignment: numeric?.includes(column) === true ? 'right' : 'left',
                  children: [new TextRun({ text, bold: isHead })],
                }),
              ],
            }),
        ),
      })
    }),
  })
}

/** On the right half, in one piece. */
function signature(
  { Paragraph, TextRun }: Docx,
  { before, after }: Extract<StoryPart, { is: 'signature' }>,
): Word.Paragraph[] {
  const place = { indent: { left: ROOM / 2 }, alignment: 'center', keepLines: true } as const
  const lines = [...before, '', '', '', ...after]
  return lines.map(
    (text, index) =>
      new Paragraph({
        ...place,
        keepNext: index < lines.length - 1,
        spacing: { before: index === 0 ? 240 : 0 },
        children: [new TextRun({ text, bold: index === lines.length - after.length })],
      }),
  )
}
