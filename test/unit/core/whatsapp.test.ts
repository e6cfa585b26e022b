import { describe, expect, it } from 'vitest'
import { readWhatsApp } from '../../../worker/core/whatsapp.ts'

const SET = {
  WHATSAPP_TOKEN: 'EAAJB0123456789abcdefghijklmnopqrstuvwxyz',
  WHATSAPP_PHONE_ID: '106540352242922',
  WHATSAPP_TEMPLATE: 'kode_aktivasi',
}

describe('what carries codes', () => {
  it('is off where nothing is set', () => {
    expect(readWhatsApp({})).toBeNull()
    expect(readWhatsApp({ WHATSAPP_TOKEN: '', WHATSAPP_PHONE_ID: '' })).toBeNull()
  })

  it('is on where all is set', () => {
    expect(readWhatsApp(SET)).not.toBeNull()
    expect(readWhatsApp({ ...SET, WHATSAPP_LANGUAGE: 'en_US' })).not.toBeNull()
  })

  it.each([
    ['WHATSAPP_TOKEN', ''],
    ['WHATSAPP_TOKEN', 'Bearer EAAJB0123456789abcdefghijklmnopqrstuvwxyz'],
    ['WHATSAPP_PHONE_ID', '+62 812'],
    ['WHATSAPP_PHONE_ID', '1/../2'],
    ['WHATSAPP_TEMPLATE', 'Kode Aktivasi'],
    ['WHATSAPP_LANGUAGE', 'Indonesia'],
  ] as const)('refuses %s as %j, by name and without its value', (name, text) => {
    const start = () => readWhatsApp({ ...SET, [name]: text })
    expect(start).toThrow(name)
    if (text !== '') expect(start).not.toThrow(text)
  })

  it('follows no redirect, gives up in time, and tells no more than a tag', async () => {
    const seen: RequestInit[] = []
    const sender = readWhatsApp(SET, (_address, init) => {
      seen.push(init)
      return Promise.resolve(
        new Response(null, { status: 302, headers: { location: 'https://example.com/' } }),
      )
    })
    expect(await sender?.send('+6281210000001', '7K2M9PQ4XA')).toEqual({
      ok: false,
      reason: 'OUTAGE',
    })
    expect(seen).toHaveLength(1)
    expect(seen[0]?.redirect).toBe('manual')
    expect(seen[0]?.signal).toBeInstanceOf(AbortSignal)
  })
})
