import type { AstroIntegration } from 'astro'

export function archive(): AstroIntegration

/** The whole file, with `@@ARSIP@@` where the data go. */
export function verifierPage(): Promise<string>
