/** Speaks to the service worker and waits for its answer. */
import type { Answer, PageMessage, Progress } from '../messages.ts'

type Asked = Extract<PageMessage, { do: Answer['do'] }>

/** Resolves with null when there is no service worker, or none that answers within `patience` ms. */
export async function ask<Message extends Asked>(
  message: Message,
  onProgress?: (progress: Progress) => void,
  patience = 15_000,
): Promise<Extract<Answer, { do: Message['do'] }> | null> {
  if (!('serviceWorker' in navigator)) return null
  const { active } = await navigator.serviceWorker.ready
  if (active === null) return null
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    let timer = 0
    const wait = () => {
      clearTimeout(timer)
      timer = self.setTimeout(() => resolve(null), patience)
    }
    port1.addEventListener('message', ({ data }: MessageEvent<Progress | Answer | null>) => {
      if (data?.do === 'progress') {
        wait()
        onProgress?.(data)
        return
      }
      clearTimeout(timer)
      // Safe: the service worker answers with the `do` it was asked.
      resolve(data as Extract<Answer, { do: Message['do'] }> | null)
    })
    port1.start()
    wait()
    active.postMessage(message, [port2])
  })
}
