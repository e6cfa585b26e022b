/** How many words somebody reads on a screen, from its HTML. Pure. */
export function countWords(html: string): number {
  const text = html
    .replaceAll(/<svg.*?<\/svg>/gs, ' ')
    // Of a practice's answers only one is read, of its groups to sort into those of the first line.
    .replaceAll(/<div aria-live="polite">.*?<\/div>|<button.*?<\/button>/gs, ' ')
    .replaceAll(/<input type="radio" name="latihan-\d+-(?!1")[^>]*><label.*?<\/label\s*>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
