/** A paste that says it comes from the editor brings nothing that the editor would not make. */
import { Slice, type Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { withoutHarm } from '../../../site/src/features/curriculum/editor/own-slice.ts'
import { schema } from '../../../site/src/features/curriculum/editor/schema.ts'

const pasted = (...nodes: readonly Node[]) => {
  const { content } = withoutHarm(
    Slice.maxOpen(schema.node('doc', null, [title, ...nodes]).content),
  )
  return content.content.slice(1).map((node) => node.toJSON() as unknown)
}
const title = schema.node('title')
const linked = (href: string) =>
  schema.node('paragraph', null, [schema.text('klik', [schema.mark('link', { href })])])

it('keeps links that may be followed and only the words of others', () => {
  expect(pasted(linked('https://kemkes.go.id/'), linked('/belajar/'))).toMatchObject([
    { content: [{ text: 'klik', marks: [{ type: 'link' }] }] },
    { content: [{ text: 'klik', marks: [{ type: 'link' }] }] },
  ])
  expect(pasted(linked('javascript:x()'), linked('//jahat.example'))).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'klik' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'klik' }] },
  ])
})

it('makes plain words of what would be kept word for word, also inside a box', () => {
  const raw = schema.node('raw', { text: '<b>\nx' })
  expect(pasted(schema.node('danger', null, [raw]))).toEqual([
    {
      type: 'danger',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '<b>' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
      ],
    },
  ])
})

it('keeps own pictures and films by a link, and only the words of others', () => {
  const own = [
    schema.node('picture', { src: 'media/0123456789abcdef.webp', alt: 'A', caption: '' }),
    schema.node('picture', { src: 'gambar/peta.svg', alt: 'A', caption: '' }),
    schema.node('video', { href: 'https://kemkes.go.id/f', judul: 'A' }),
  ]
  expect(pasted(...own)).toEqual(own.map((node) => node.toJSON() as unknown))
  const other = [
    schema.node('picture', { src: 'https://jahat.example/a.png', alt: 'A', caption: '' }),
    schema.node('video', { href: 'javascript:x()', judul: 'A' }),
  ]
  expect(pasted(...other)).toMatchObject([
    { type: 'paragraph', content: [{ text: 'A' }] },
    { type: 'paragraph', content: [{ text: 'A' }] },
  ])
})
