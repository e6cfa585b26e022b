/** A published course whose first module has two messages for families, the first with a drawing. */
import type { Context } from '../../worker/core/context.ts'
import { courseFiles, publishFiles } from './course.ts'

const MESSAGES = `# Pesan untuk keluarga

## Untuk ayah

![Ayah menyuapi anak](gambar/peta.svg)

Bapak, malam ini coba **menyuapi**.

Beratnya tidak naik? Ajak ke bidan.

## Untuk nenek & kakek

Nenek, Kakek, terima kasih ikut menjaga cucu.
`

/** Its slugs begin with its code in lower case. */
export async function publishMessages(ctx: Context, code: string) {
  const module = `${code.toLowerCase()}-satu`
  const file = { path: `${module}/bahan/pesan.md`, text: MESSAGES }
  const published = await publishFiles(ctx, [...courseFiles({ code }), file], { code })
  return { ...published, module }
}
