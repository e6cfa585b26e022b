/** The first row of a table is its head and no other is, whatever was done to its rows: there is no other table in Markdown. */
import { Plugin } from 'prosemirror-state'
import { schema } from './schema.ts'

const { table, table_cell: cell, table_header: head } = schema.nodes

export function tableHeadPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (changes, _, { doc, tr }) => {
      if (!changes.some(({ docChanged }) => docChanged)) return null
      doc.descendants((node, pos) => {
        if (node.type !== table) return
        node.forEach((row, rowOffset, index) => {
          const type = index === 0 ? head : cell
          row.forEach((each, offset) => {
            if (each.type === type) return
            tr.setNodeMarkup(pos + 1 + rowOffset + 1 + offset, type, each.attrs)
          })
        })
        return false
      })
      return tr.docChanged ? tr : null
    },
  })
}
