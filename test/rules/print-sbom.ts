/**
 * `npm run sbom`: the bill of materials of what is shipped, as npm writes it (CycloneDX). Asked to leave out what is for tools only, npm
 * leaves out what tools use too; so it is asked about a copy of the project that has no tools.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
type Project = Record<string, unknown> & { devDependencies?: unknown }
type Lock = { packages: Record<string, { dev?: boolean; devDependencies?: unknown }> }
// Safe: npm writes both.
const project = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Project
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock

delete project.devDependencies
delete lock.packages['']?.devDependencies
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).filter(([, { dev }]) => dev !== true),
)

const place = mkdtempSync(path.join(tmpdir(), 'sbom-'))
try {
  writeFileSync(path.join(place, 'package.json'), JSON.stringify(project))
  writeFileSync(path.join(place, 'package-lock.json'), JSON.stringify(lock))
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx']
  execFileSync('npm', args, { cwd: place, stdio: ['ignore', 'inherit', 'inherit'] })
} finally {
  rmSync(place, { recursive: true, force: true })
}
