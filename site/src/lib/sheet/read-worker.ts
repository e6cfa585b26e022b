/** Opens the file beside the page, so that a long list does not freeze it. */
import { readFile } from './read-file.ts'

addEventListener('message', (event: MessageEvent<{ name: string; bytes: Uint8Array }>) => {
  void readFile(event.data.name, event.data.bytes).then((reading) => postMessage(reading))
})
