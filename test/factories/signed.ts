/**
 * A PDF signed as programs sign: an incremental update (ISO 32000-2, 7.5.6) with a signature field, whose signature is over
 * everything but its own place. The signature is a bare ECDSA one, not the CMS of a provider: nothing here judges it.
 */
type Bytes = Uint8Array<ArrayBuffer>

/** Hex digits kept free for the signature. */
const ROOM = 512

const ascii = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** `original` has a plain table of references, as ours has. */
export async function signedOutside(
  original: Uint8Array,
  position = 'Kepala Dinas',
): Promise<Bytes> {
  const text = latin1(original)
  const before = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1])
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? ''
  const page = Number(/\/Kids \[ ?(\d+) 0 R/.exec(text)?.[1])
  const catalog = new RegExp(`\\n${root} 0 obj\\n<<([^]*?)>>\\nendobj`).exec(text)?.[1] ?? ''

  const objects = [
    { number: root, body: `<<${catalog}/AcroForm << /Fields [${size} 0 R] /SigFlags 3 >> >>` },
    {
      number: size,
      body: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Tanda tangan ${position}) /Rect [36 36 236 86] /F 132 /P ${page} 0 R /V ${size + 1} 0 R >>`,
    },
    {
      number: size + 1,
      body: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}] /Contents <${'0'.repeat(ROOM)}> >>`,
    },
  ]
  let update = '\n'
  const places = objects.map(({ number, body }) => {
    const place = original.length + update.length
    update += `${number} 0 obj\n${body}\nendobj\n`
    return { number, place }
  })
  const table = original.length + update.length
  const entries = places.map(
    ({ number, place }) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`,
  )
  update += `xref\n${entries.join('')}trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${info} /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`

  const first = original.length + update.indexOf('/Contents <') + '/Contents '.length
  const second = first + ROOM + 2
  const total = original.length + update.length
  for (const number of [first, second, total - second]) {
    update = update.replace('*'.repeat(10), String(number).padEnd(10))
  }
  const file = joined(original, ascii(update))
  const covered = joined(file.subarray(0, first), file.subarray(second))
  // Safe: this algorithm makes a pair.
  const { privateKey } = (await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  )) as CryptoKeyPair
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    covered,
  )
  const digits = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0'))
  file.set(ascii(digits.join('')), first + 1)
  return file
}

/** What follows our bytes replaced by something else. */
export function followedBy(original: Uint8Array, text: string): Bytes {
  return joined(original, ascii(text))
}

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
