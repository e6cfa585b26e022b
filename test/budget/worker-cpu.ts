/** How much processor the Workers below this process have used. */
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds per tick of the kernel's clock. */
const TICK = 10

/** CPU time of the processes below this one that run Workers, with their database; 0 where the system does not tell. */
export function workerCpuMs(): number {
  let processes: readonly string[]
  try {
    processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return 0
  }
  let ticks = 0
  for (const pid of processes) {
    const stat = statOf(pid)
    if (stat?.name === 'workerd' && stat.parent === process.pid) ticks += stat.ticks
  }
  return ticks * TICK
}

function statOf(pid: string): { name: string; parent: number; ticks: number } | null {
  try {
    const [, name = '', rest = ''] =
      /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const fields = rest.split(' ').map(Number)
    return { name, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }
  } catch {
    // It ended meanwhile.
    return null
  }
}
