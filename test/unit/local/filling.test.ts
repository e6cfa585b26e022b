/** What a filling of the local database leaves behind, by how it ends. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fill, KEPT, removeHalf } from '../../../db/local/filling.ts'

let folder: string
let kept: string
let secrets: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'filling-'))
  kept = path.join(folder, KEPT, 'd1/database.sqlite')
  secrets = path.join(folder, 'secrets.json')
  mkdirSync(path.dirname(kept), { recursive: true })
  writeFileSync(kept, '')
  writeFileSync(secrets, '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps what was filled to its end, and what was never filled here', async () => {
  expect(removeHalf(folder)).toBe(false)
  await fill(folder, () => Promise.resolve())
  expect(removeHalf(folder)).toBe(false)
  expect(existsSync(kept)).toBe(true)
})

it('removes what was left half filled, once, and keeps the secrets', async () => {
  const cut = fill(folder, () => Promise.reject(new Error('cut off')))
  await expect(cut).rejects.toThrow('cut off')
  expect(removeHalf(folder)).toBe(true)
  expect({ kept: existsSync(kept), secrets: existsSync(secrets) }).toEqual({
    kept: false,
    secrets: true,
  })
  expect(removeHalf(folder)).toBe(false)
})

it('touches nothing while another fills it', async () => {
  await fill(folder, async () => {
    expect(() => removeHalf(folder)).toThrow('another process is filling')
    await expect(fill(folder, () => Promise.resolve())).rejects.toThrow('another process')
  })
  expect(existsSync(kept)).toBe(true)
})
