/** The files of what was dropped, with those in folders, however deep. */
export async function droppedFiles(dropped: DataTransfer | null): Promise<File[]> {
  const entries = [...(dropped?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...(dropped?.files ?? [])]
  const found: File[] = []
  for (const entry of entries) found.push(...(await filesIn(entry)))
  return found
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((found, lost) => entry.file(found, lost))]
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const files: File[] = []
  // A reader gives some hundred at a time and says by none that it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, lost) =>
      reader.readEntries(found, lost),
    )
    if (some.length === 0) return files
    for (const inner of some) files.push(...(await filesIn(inner)))
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
