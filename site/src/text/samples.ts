/** Made-up models of the pictures and of a lesson's blocks: what the home page and the component page show. */
import {
  actionBox,
  dangerBox,
  factCard,
  html,
  referBox,
  story,
  type Html,
  type Mat,
  type Stored,
  type TileMap,
} from '../render/index.ts'
import { EXAMPLE_AREAS, EXAMPLE_MODULES, HOME } from './home.ts'

/** Five modules in the middle of learning: two done, the third under way. */
export function sampleMat(): Mat {
  return {
    label: HOME.example,
    certificate: { state: 'none' },
    modules: EXAMPLE_MODULES.map((title, index) => ({
      number: index + 1,
      title,
      state: index < 2 ? 'done' : index === 2 ? 'current' : 'locked',
      parts: 4,
      partsDone: index < 2 ? 4 : index === 2 ? 2 : 0,
      ...(index < 2 ? { note: index === 0 ? 'nilai 90' : 'nilai 80' } : {}),
    })),
  }
}

/** A module in each state in which it may lie on a phone. */
export function sampleStored(): Stored {
  const none = { files: 0, stored: 0, missing: 0 }
  const states = ['stored', 'old', 'none'] as const
  return EXAMPLE_MODULES.slice(0, states.length).map((title, index) => ({
    slug: `contoh-${index + 1}`,
    title,
    state: states[index] ?? 'none',
    transfer: 5000,
    media: index === 0 ? { files: 3, stored: 0, missing: 340_000 } : none,
  }))
}

/** Six invented kecamatan with areas in all three states. */
export function sampleTiles(): TileMap {
  return {
    subDistricts: EXAMPLE_AREAS.map(({ name, tiles, urban }, block) => ({
      code: `00.00.0${block + 1}`,
      name,
      areas: Array.from(tiles, (state, index) => ({
        code: `00.00.0${block + 1}.${2001 + index}`,
        name: `${name} ${index + 1}`,
        kind: index < urban ? 'kelurahan' : 'desa',
        cadres: state === '0' ? 0 : 1,
        trained: state === '2' ? 1 : 0,
      })),
    })),
  }
}

/** The mat at the start, in the middle with links, and full with its certificate. */
export function sampleMats(): readonly Mat[] {
  const mat = sampleMat()
  return [
    {
      label: 'Sedang belajar',
      certificate: mat.certificate,
      modules: mat.modules.map((module, index) =>
        index < 3 ? { ...module, href: '#modul' } : module,
      ),
    },
    {
      label: 'Semua selesai, sertifikat terbit',
      certificate: { state: 'issued', href: '#sertifikat' },
      modules: mat.modules.map((module) => ({ ...module, state: 'done', href: '#modul' })),
    },
    {
      label: 'Belum mulai',
      certificate: mat.certificate,
      modules: mat.modules.map(({ number, title, parts }, index) => ({
        number,
        title,
        parts,
        partsDone: 0,
        state: index === 0 ? 'open' : 'locked',
      })),
    },
  ]
}

export function sampleLesson(): Html {
  const fact = {
    id: 'contoh',
    figure: '1.000 hari',
    source: 'Contoh',
    reviewedOn: '2026-11-21',
    mayBeLocal: true,
  }
  return html`${factCard(fact, html`<p>Masa kehamilan sekitar 270 hari, lalu dua tahun pertama sekitar 730 hari.</p>`)}
  ${dangerBox(html`<p>Anak tidak mau minum atau menyusu.</p>`)}
  ${actionBox(
    html`<ul>
      <li>Catat semua ibu hamil di dusun.</li>
      <li>Kunjungi yang belum datang ke posyandu.</li>
    </ul>`,
  )}
  ${referBox(html`<p>Rujuk ke bidan jika berat badan anak dua kali tidak naik.</p>`)}
  ${story('Cerita Ibu Sari', html`<p>Ibu Sari mencatat sendiri berat badan anaknya.</p>`)}`
}
