/** Goes through a page by Tab as somebody does who has no mouse, and sees whether it can be told where she is. */
import type { Page } from 'playwright-core'

export type Focused = {
  /** What the element is called to those who listen. */
  readonly name: string
  /** A frame or a shadow around it, or a caret inside it. */
  readonly isSeen: boolean
  /** It lies in the window. */
  readonly isInView: boolean
}

/** The element that has the focus, once what follows from it is painted. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>(`(async () => {
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
    const element = document.activeElement
    const named = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
    const name = (element.getAttribute('aria-label') ?? (element.localName === 'iframe' ? element.title : null) ?? (named || (element.labels?.[0]?.textContent ?? element.textContent) || '')).replace(/\\s+/g, ' ').trim()
    const isMarked = (one) => {
      if (one === null) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }
    const box = element.getBoundingClientRect()
    // A hidden file field is shown by its label, which stands behind it.
    return {
      name,
      isSeen: isMarked(element) || isMarked(element.labels?.[0] ?? null) || isMarked(element.nextElementSibling) || element.isContentEditable || element === document.body,
      isInView: element === document.body || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
    }
  })()`)
}

const MOST_STEPS = 150

/**
 * Presses Tab, or Shift+Tab to go `back`, until what is wanted has the focus; notes every step on which nobody could see where it
 * is. A browser without a window knows no way from the last place of a page to the first when the last is a frame: go back there.
 */
export async function pressUntil(
  page: Page,
  wanted: RegExp,
  unseen: Focused[],
  way: 'on' | 'back' = 'on',
): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const now = await focused(page)
    if (!now.isSeen || !now.isInView) unseen.push(now)
    if (wanted.test(now.name)) return
    passed.push(now.name.slice(0, 40))
    await page.keyboard.press(way === 'on' ? 'Tab' : 'Shift+Tab')
  }
  throw new Error(`no ${String(wanted)} by Tab: ${passed.slice(0, 60).join(' | ')}`)
}
