/** Items of QTI 3.0 under the names of 2.1, so that one reader reads both. */
import { isNode, type XmlNode } from './xml.ts'

/** `qti-choice-interaction` of 3.0 → `choiceInteraction`, and so its attributes. */
export function asVersion2(node: XmlNode): XmlNode {
  const camel = (name: string) =>
    name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return {
    ...node,
    name: node.name.startsWith('qti-') ? camel(node.name.slice(4)) : node.name,
    attributes: new Map([...node.attributes].map(([name, value]) => [camel(name), value])),
    children: node.children.map((child) => (isNode(child) ? asVersion2(child) : child)),
  }
}

export function isQtiItem(root: XmlNode): boolean {
  return /^(qti-)?assessment-?item$/i.test(root.name)
}
