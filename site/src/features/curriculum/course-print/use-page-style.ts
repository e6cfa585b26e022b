/** Puts the margins of a book's sheets on the page. */
import { useEffect } from 'preact/hooks'
import { pageStyle } from './page-style.ts'

/** Sets the margins for as long as the book is on the page. */
export function usePageStyle(left: string, isDemo: boolean): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(pageStyle(left, isDemo))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [left, isDemo])
}
