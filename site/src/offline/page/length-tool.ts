/** Length or height, without signal: the same page as the Worker's, from what stands in the address. */
import { lengthPage } from '../../render/length-height.ts'

export function fillTool(): void {
  const asked = new URLSearchParams(location.search)
  const given = (name: string) => asked.get(name) ?? ''
  const main = document.getElementById('isi')
  if (main === null) return
  const { text } = lengthPage(
    location.search === ''
      ? null
      : { umur: given('umur'), cara: given('cara'), hasil: given('hasil') },
  ).main
  main.innerHTML = text
}
