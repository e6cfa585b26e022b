/** What was typed, once the typing rests. */
import { useEffect, useState } from 'preact/hooks'

const REST_MS = 300

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim())
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
