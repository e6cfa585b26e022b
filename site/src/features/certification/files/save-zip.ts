/**
 * Where a ZIP goes. Where the browser lets a page write to a chosen file nothing is held in memory; elsewhere the browser holds
 * the ZIP until it is saved.
 */
export type Target = (zip: ReadableStream<Uint8Array>, signal: AbortSignal) => Promise<void>

type SavePicker = (options: {
  readonly suggestedName: string
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
}) => Promise<FileSystemFileHandle>

/** Asks for a place to save to, where the browser can; null when the person chose none. Must be called by a press of a button. */
export async function chooseTarget(name: string): Promise<Target | null> {
  // Safe: File System Access, which only some browsers have and TypeScript does not list.
  const { showSaveFilePicker } = window as { readonly showSaveFilePicker?: SavePicker }
  if (showSaveFilePicker === undefined) return (zip) => saveBlob(name, zip)
  try {
    const file = await showSaveFilePicker({
      suggestedName: name,
      types: [{ accept: { 'application/zip': ['.zip'] } }],
    })
    return async (zip, signal) => zip.pipeTo(await file.createWritable(), { signal })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    // Not allowed here, as in a frame: then as everywhere else.
    return (zip) => saveBlob(name, zip)
  }
}

async function saveBlob(name: string, zip: ReadableStream<Uint8Array>): Promise<void> {
  const headers = { 'content-type': 'application/zip' }
  const blob = await new Response(zip, { headers }).blob()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
