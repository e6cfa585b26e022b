/**
 * What a form of questions has in its fields so far, as one text for each question. Pure; the Worker reads posted forms with it, a
 * phone also what is not posted yet: nothing newer than ES2017.
 */

/** Each name of a form with its text; several values of one name, as check boxes have them, are joined with `+`. */
export function fieldsOf(form: FormData): Record<string, string> {
  const fields = nothing()
  form.forEach((value, name) => {
    if (typeof value !== 'string') return
    fields[name] = fields[name] === undefined ? value : `${fields[name]}+${value}`
  })
  return fields
}

/**
 * Question id → what was chosen or typed. A field is `<prefix><question>`, or `<prefix><question>.<part>` with `<part>=<value>` as
 * its text; several texts of one question are joined with `+`. What is empty is left out.
 */
export function givenIn(
  fields: Readonly<Record<string, unknown>>,
  prefix: string,
): Record<string, string> {
  const given = nothing()
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    if (!name.startsWith(prefix) || typeof value !== 'string' || value === '') continue
    const [id = '', part] = name.slice(prefix.length).split('.')
    const text = part === undefined ? value : `${part}=${value}`
    const before = given[id]
    given[id] = before === undefined ? text : `${before}+${text}`
  }
  return given
}

/** Without what every object has: names come from outside. */
function nothing(): Record<string, string> {
  // Safe: it is empty.
  return Object.create(null) as Record<string, string>
}
