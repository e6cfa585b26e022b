/** `8.30`, `08:30`, `0830` and `8` → `08:30`, `08:00`; empty for what is no time of day. Pure. */
export function clockOf(text: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:, ]?(\d{2}))?$/.exec(text.trim()) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return ''
  return `${hours.padStart(2, '0')}:${minutes}`
}
