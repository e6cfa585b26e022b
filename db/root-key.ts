/**
 * `npm run root-key -- make kunci-induk.pem` · `npm run root-key -- sign kunci-induk.pem daftar-penerbit.json`
 * For the keeper of the platform, on a machine without a network: makes the offline root key, and signs the issuer list with it.
 * The private half is written only as a PKCS#8 file under a passphrase (AES-256), which OpenSSL opens too. Nothing here reaches out.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { fromBase64Url, toBase64Url, type Bytes } from '../worker/contract/byte-text.ts'
import {
  readIssuerList,
  rootFingerprint,
  type IssuerList,
  type SignedIssuerList,
} from '../worker/contract/issuer-list.ts'

/** A file is tried offline by whoever finds it: the passphrase is all that stands before the key. */
const MIN_PASSPHRASE = 20

const [what, keyFile, listFile] = process.argv.slice(2)
if (what === 'make' && keyFile !== undefined) await make(keyFile)
else if (what === 'sign' && keyFile !== undefined && listFile !== undefined) {
  await signList(keyFile, listFile)
} else {
  console.error(
    'Pemakaian:\n  npm run root-key -- make kunci-induk.pem\n  npm run root-key -- sign kunci-induk.pem daftar-penerbit.json',
  )
  process.exit(2)
}

async function make(file: string): Promise<void> {
  const passphrase = await ask('Kata sandi kunci (paling sedikit 20 huruf atau angka): ')
  if (passphrase.length < MIN_PASSPHRASE) stop('Kata sandi terlalu pendek. Tidak ada yang dibuat.')
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase,
  })
  // Never over another key: that one may be the root of every archive so far.
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
  const raw = rawOf(publicKey)
  console.log(`Kunci induk ditulis ke ${file}. Simpan salinannya di dua tempat terkunci.`)
  console.log(`Untuk wrangler.toml:  ROOT_KEY = "${toBase64Url(raw)}"`)
  console.log(`Sidik kunci induk (catat di SK dan berita acara):  ${await rootFingerprint(raw)}`)
}

async function signList(file: string, source: string): Promise<void> {
  const list = readFileSync(source, 'utf8')
  const read = readIssuerList(list)
  if (read === null)
    stop(`${source} bukan daftar penerbit dari platform. Tidak ada yang ditandatangani.`)
  console.log(summaryOf(read))
  const passphrase = await ask('Kata sandi kunci (menandatangani daftar di atas): ')
  let key: KeyObject
  try {
    key = createPrivateKey({ key: readFileSync(file), passphrase })
  } catch {
    stop('Kata sandi atau berkas kunci salah. Tidak ada yang ditandatangani.')
  }
  const raw = rawOf(createPublicKey(key))
  const signed: SignedIssuerList = {
    list,
    signature: sign(null, Buffer.from(list, 'utf8'), key).toString('base64url'),
    publicKey: toBase64Url(raw),
  }
  const target = `${source.replace(/\.json$/, '')}.bertanda-tangan.json`
  writeFileSync(target, `${JSON.stringify(signed, null, 1)}\n`)
  console.log(`Sidik kunci induk: ${await rootFingerprint(raw)}`)
  console.log(`Ditulis: ${target}. Unggah di halaman Sertifikat, tab Arsip.`)
}

/** What the keeper reads before signing. */
function summaryOf({ origin, asOf, issuers }: IssuerList): string {
  const lines = issuers.map(({ issuer, name, keys }) => {
    const words = keys.map(({ kid, from, until, stolen }) => {
      const end = until === null ? 'sekarang' : until.slice(0, 10)
      return `${kid} ${from.slice(0, 10)} s.d. ${end}${stolen === undefined ? '' : ' (bocor)'}`
    })
    return `  ${issuer}  ${name}: ${words.join('; ')}`
  })
  return [`Daftar penerbit ${origin}, keadaan ${asOf}, ${issuers.length} penerbit:`, ...lines].join(
    '\n',
  )
}

/** 32 bytes, as a JWK of RFC 8037 names them. */
function rawOf(key: KeyObject): Bytes {
  const raw = fromBase64Url(key.export({ format: 'jwk' }).x ?? '')
  if (key.asymmetricKeyType !== 'ed25519' || raw?.length !== 32) stop('Ini bukan kunci Ed25519.')
  return raw
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(question)
  terminal.close()
  return answer
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
