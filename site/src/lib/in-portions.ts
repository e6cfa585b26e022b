/**
 * Sends a long list in calls of at most `most`, one after another; returns how many were changed in all. When one fails, what was
 * sent before it stands, and the rest can be sent again.
 */
export async function inPortions(
  ids: readonly string[],
  most: number,
  send: (portion: string[]) => Promise<{ readonly changed: number }>,
): Promise<number> {
  let changed = 0
  for (let at = 0; at < ids.length; at += most) {
    changed += (await send(ids.slice(at, at + most))).changed
  }
  return changed
}
