/** What a chosen file is follows from its first bytes; what only says that it is a picture is none. */
import { expect, test } from 'vitest'
import { sniffPicture, sniffRecording } from '../../../site/src/lib/media/sniff.ts'

const bytes = (text: string, length = 64) => {
  const all = new Uint8Array(length)
  for (const [index, character] of [...text].entries()) all[index] = character.charCodeAt(0)
  return all
}

test('a PNG says its size, so that one that would fill the memory is refused before it is opened', () => {
  const png = bytes('\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\u00FF\u00FF\0\0\u0001\0')
  expect(sniffPicture(png)).toEqual({ type: 'image/png', width: 65_535, height: 256 })
})

test('the size of a JPEG is found behind what a camera wrote before it', () => {
  const jpeg = bytes(
    '\u00FF\u00D8\u00FF\u00E1\0\u0006EXIF\u00FF\u00C0\0\u0011\u0008\u0001\0\u0002\0',
  )
  expect(sniffPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 512, height: 256 })
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
  'GIF89a',
  '%PDF-1.7',
  '<html>',
])('%s is no picture', (start) => {
  expect(sniffPicture(bytes(start))).toBeNull()
})

test('Opus in Ogg and in WebM are recordings; a film with Opus sound and an MP3 are none', () => {
  const ogg = bytes('OggS')
  ogg[26] = 1
  ogg.set(bytes('OpusHead', 8), 28)
  expect(sniffRecording(ogg)).toBe('audio/ogg')
  expect(sniffRecording(bytes('\u001AE\u00DF\u00A3....webm....A_OPUS'))).toBe('audio/webm')
  expect(sniffRecording(bytes('\u001AE\u00DF\u00A3....webm....V_VP9A_OPUS'))).toBeNull()
  expect(sniffRecording(bytes('ID3\u0004'))).toBeNull()
})
