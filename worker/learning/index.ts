import type { App } from '../core/serve.ts'

export function routes(_app: App): void {}
