/** Pictures out of a file into the product: drawn anew and small, as every picture is, before a question names them. */
import { addMedium } from '../../../../../worker/contract/curriculum.ts'
import type { ItemVersion } from '../../../../../worker/contract/items.ts'
import { call } from '../../../lib/call.ts'
import { picturesOf } from '../../../lib/exchange/writing.ts'
import type { Pictures } from '../../../lib/exchange/reading.ts'
import { encodeImage } from '../../../lib/media/encode-image.ts'

/** Name in the file → name in the product; kept between tries, so that nothing is sent twice. */
export type Renamed = Map<string, string>

export async function uploadPictures(
  area: string,
  items: readonly ItemVersion[],
  pictures: Pictures,
  renamed: Renamed,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const names = [...new Set(items.flatMap(({ content }) => picturesOf(content)))]
  for (const [at, name] of names.entries()) {
    tell(at, names.length)
    if (renamed.has(name)) continue
    const bytes = pictures.get(name)
    if (bytes === undefined || (await isKnown(name))) renamed.set(name, name)
    else {
      const { base64 } = await encodeImage(new Blob([bytes]))
      renamed.set(name, (await call(addMedium, { ownerArea: area, base64 })).name)
    }
  }
}

/** Pictures are named after their content: under this name there is this very picture, made small before. */
async function isKnown(name: string): Promise<boolean> {
  const answer = await fetch(`/media/${name}`, { method: 'HEAD' }).catch(() => null)
  return answer?.ok === true
}

/** The question with the names that its pictures have in the product. */
export function withNames(item: ItemVersion, renamed: Renamed): ItemVersion {
  const text = JSON.stringify(item).replaceAll(
    /"file":"((?:[0-9a-f]{16}){1,2}\.webp)"/g,
    (_, name: string) => `"file":"${renamed.get(name) ?? name}"`,
  )
  // Safe: the same question; only names of files in it are others. Words cannot look so: their quotes are escaped.
  return JSON.parse(text) as ItemVersion
}
