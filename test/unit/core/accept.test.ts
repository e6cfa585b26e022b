import { describe, expect, it } from 'vitest'
import { wantsPage } from '../../../worker/core/accept.ts'

describe('who asks by Accept', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['text/html'],
    ['TEXT/HTML; charset=utf-8'],
    ['application/json;q=0.5, text/html;q=0.9'],
  ])('%s is a browser', (accept) => {
    expect(wantsPage(accept)).toBe(true)
  })

  it.each([
    [''],
    ['*/*'],
    ['application/json'],
    ['application/json, text/plain, */*'],
    ['application/vc, application/ld+json;q=0.9, text/html;q=0.1'],
    ['application/ld+json, text/html'],
    ['application/vc+ld+json, text/html;q=0.8'],
    ['text/html;q=0, application/xml'],
    ['text/html;q=much'],
  ])('%j is a program', (accept) => {
    expect(wantsPage(accept)).toBe(false)
  })
})
