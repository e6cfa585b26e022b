/** The fields that secrets are typed into, in every source that makes a screen. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { passwordText } from '../../../worker/identity/passwords.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const sources = globSync('site/src/**/*.{ts,tsx,astro}', { cwd: ROOT }).map((file) => ({
  file,
  text: readFileSync(path.join(ROOT, file), 'utf8'),
}))
const inputs = sources.flatMap(({ file, text }) =>
  Array.from(text.matchAll(/<input\b[\s\S]*?\/>/g), ([input]) => ({ file, input })),
)

it('hides passwords and PINs, and lets them be pasted and filled in', () => {
  const secret = inputs.filter(({ input }) => /type="password"/.test(input))
  expect(secret.length).toBeGreaterThan(3)
  // A field of a secret that is typed in the open.
  const open = inputs.filter(
    ({ input }) => /name="(sandi|pin)/i.test(input) && !/type="(password|hidden)"/.test(input),
  )
  expect(open.map(({ file }) => file)).toEqual([])
  // Keepers of passwords need to be told what a field is for; PINs are of shared phones and stay out of them.
  const untold = secret.filter(
    ({ input }) =>
      !/autocomplete="(current-password|new-password|off|\$\{view\.autocomplete\})"/.test(input),
  )
  expect(untold.map(({ file }) => file)).toEqual([])
  const asking = new Set(secret.map(({ file }) => file))
  const guarded = sources.filter(({ file, text }) => asking.has(file) && /\bonpaste\b/i.test(text))
  expect(guarded.map(({ file }) => file)).toEqual([])
})

it('takes a password as it was typed, but for how one keyboard writes a letter', () => {
  for (const typed of [
    ' spasi di tepi ',
    'Besar Kecil 123',
    'x'.repeat(128),
    'tanda \u0000 aneh',
  ]) {
    expect(passwordText(typed)).toBe(typed)
  }
  expect(passwordText('e\u0301')).toBe(passwordText('\u00e9'))
})

it('has the way out one step from every page that the Worker makes for a session', () => {
  const text = (file: string) => sources.find((each) => each.file === file)?.text ?? ''
  // A cadre's pages: two of the four places in their head hold the button.
  const frame = text('site/src/layouts/Learner.astro')
  for (const [place, page] of [
    ['/hp-ini/', 'phone.ts'],
    ['/data-saya/', 'own-data.ts'],
  ]) {
    expect(frame).toContain(`href: '${place}'`)
    expect(text(`site/src/render/${page}`)).toMatch(/signOutForm\(unsentWarning\(\)\)/)
  }
  for (const shell of ['kader', 'data', 'lapangan', 'sertifikat', 'syarat']) {
    expect(text(`site/src/pages/kerangka/${shell}.astro`)).toMatch(/<Learner [^>]*\bplaces\b/)
  }
  expect(text('site/src/render/sign-out.ts')).toContain('method="post" action="/keluar"')
  // An officer's: on Akun saya, to which her other pages of this kind lead back.
  expect(text('site/src/render/account.ts')).toContain('method="post" action="/keluar"')
  for (const page of [
    'sign-in-services.ts',
    'message-code.ts',
    'passkeys.ts',
    'second-factor.ts',
  ]) {
    expect(text(`site/src/render/${page}`)).toMatch(/['"]\/akun\/['"]/)
  }
})

it('has the way out on every page that asks for a session', () => {
  const office = sources.filter(({ file }) =>
    /^site\/src\/pages\/(dinas|pelatih|provinsi)\/.*\.astro$/.test(file),
  )
  expect(office.length).toBeGreaterThan(40)
  const without = office.filter(({ text }) => !/layouts\/Office\.astro/.test(text))
  expect(without.map(({ file }) => file)).toEqual([])
  const frame = sources.find(({ file }) => file === 'site/src/layouts/Office.astro')?.text ?? ''
  expect(frame).toMatch(/signIn === 'needed' && <WhoAmI client:load \/>/)
  expect(sources.find(({ file }) => file === 'site/src/components/WhoAmI.tsx')?.text).toContain(
    '<SignOut />',
  )
})
