import { describe, expect, it } from 'vitest'
import {
  courseDocument,
  openBadge,
} from '../../../../worker/certification/credential/credential.ts'
import { badgeSource, factsWith } from '../../../factories/credential.ts'

const badgeOf = (wishes: Parameters<typeof badgeSource>[0] = {}) => openBadge(badgeSource(wishes))

describe('the credential of a certificate', () => {
  it('says what the paper says', () => {
    expect(badgeOf()).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'https://kelaskader.lumajangkab.go.id/c/019aa5c2-3f10-7a41-9c55-0c1d2e3f4a5b',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Sertifikat Pelatihan Dasar Kader Pembangunan Manusia',
      description:
        'Diterbitkan di Lumajang pada 21 November 2026. Penandatangan: Bambang Setiawan, Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa.',
      issuer: {
        id: 'did:web:kelaskader.lumajangkab.go.id:issuers:35.08',
        type: ['Profile'],
        name: 'PEMERINTAH KABUPATEN LUMAJANG, DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
        url: 'https://kelaskader.lumajangkab.go.id/kab/35.08/',
      },
      validFrom: '2026-11-21T01:30:00Z',
      validUntil: '2029-11-21T00:00:00+07:00',
      awardedDate: '2026-11-21T00:00:00+07:00',
      credentialSubject: {
        id: 'urn:uuid:6f1c7a52-3c1d-4f6e-9f0a-2b4c6d8e0f12',
        type: ['AchievementSubject'],
        identifier: [
          {
            type: 'IdentityObject',
            hashed: false,
            identityHash: 'Siti Aminah',
            identityType: 'name',
          },
        ],
        licenseNumber: '400.10.2/0042/DPMD/KPM/2026',
        activityStartDate: '2026-11-03T00:00:00+07:00',
        activityEndDate: '2026-11-20T00:00:00+07:00',
        role: 'Kader Pembangunan Manusia (KPM)',
        narrative:
          'Wilayah tugas: Desa Tempursari, Kecamatan Tempursari, Kabupaten Lumajang, Jawa Timur.',
        achievement: {
          id: 'https://kelaskader.lumajangkab.go.id/courses/KPM-DASAR/3',
          type: ['Achievement'],
          achievementType: 'Certificate',
          name: 'Pelatihan Dasar Kader Pembangunan Manusia',
          version: '3',
          inLanguage: 'id',
          description: 'Pelatihan selama 8 (delapan) Jam Pelajaran, kode KPM-DASAR, versi 3.',
          criteria: {
            id: 'https://kelaskader.lumajangkab.go.id/courses/KPM-DASAR/3#kriteria',
            narrative:
              'Menyelesaikan semua materi pelatihan dan lulus menurut aturan kelulusannya.',
          },
          creator: {
            id: 'did:web:kelaskader.lumajangkab.go.id',
            type: ['Profile'],
            name: 'Kelas Kader',
            url: 'https://kelaskader.lumajangkab.go.id/',
          },
          alignment: [
            {
              type: ['Alignment'],
              targetCode: 'Aksi 5',
              targetName: 'Pembinaan Kader Pembangunan Manusia (KPM)',
              targetFramework: '8 Aksi Konvergensi Percepatan Penurunan Stunting',
              targetUrl: 'https://kelaskader.lumajangkab.go.id/tentang/#aksi-5',
            },
          ],
        },
      },
      evidence: [
        {
          id: 'https://kelaskader.lumajangkab.go.id/v/KPM-7Q4M-2XKD-9TRB',
          type: ['Evidence'],
          name: 'Pelaksanaan dan daftar materi',
          narrative:
            'Diselenggarakan oleh Dinas Pemberdayaan Masyarakat dan Desa pada 3 s.d. 20 November 2026 di Aula Kecamatan Tempursari.\nMateri:\n1. Mengenal KPM (3 JP)\n2. Stunting dan 1.000 HPK (5 JP)',
        },
      ],
      credentialStatus: {
        id: 'https://kelaskader.lumajangkab.go.id/status/35.08/1#94567',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: 'https://kelaskader.lumajangkab.go.id/status/35.08/1',
      },
    })
  })

  it('has no end when the certificate has none', () => {
    expect(badgeOf({ facts: factsWith({ expiresOn: null }) })).not.toHaveProperty('validUntil')
  })

  it('serves the national frame only when its course makes a cadre count as trained', () => {
    expect(JSON.stringify(badgeOf())).toContain('"targetCode":"Aksi 5"')
    expect(JSON.stringify(badgeOf({ countsAsTrained: false }))).not.toMatch(/alignment|Aksi/)
  })

  it('says the same of its course as the document of that course', () => {
    const { countsAsTrained, facts, origin } = badgeSource()
    const { '@context': contexts, ...course } = courseDocument(
      { ...facts, countsAsTrained },
      origin,
    )
    const badge = badgeOf()
    expect(contexts).toEqual(badge['@context'])
    expect(badge['credentialSubject']).toMatchObject({ achievement: course })
  })

  it('dates its days where the district is', () => {
    const badge = badgeOf({ timeZone: 'Asia/Jayapura' })
    expect(badge['awardedDate']).toBe('2026-11-21T00:00:00+09:00')
    expect(badge['validUntil']).toBe('2029-11-21T00:00:00+09:00')
  })

  it('holds nothing of the official but name and position, and no telephone of the office', () => {
    const text = JSON.stringify(badgeOf())
    for (const secret of ['197203151998031004', 'Pembina Tk. I', '881234', 'Jalan Arif']) {
      expect(text).not.toContain(secret)
    }
    expect(text).not.toMatch(/nilai|skor|score|result|NIK|lahir/i)
  })

  it('says DATA CONTOH first in every name and description that a wallet shows, when it is one', () => {
    const badge = badgeOf({ facts: factsWith({ isSample: true }) })
    const subject = badge['credentialSubject']
    const achievement: unknown = Reflect.get(Object(subject), 'achievement')
    for (const shown of [badge, achievement]) {
      expect(shown).toMatchObject({
        name: expect.stringMatching(/^DATA CONTOH: /),
        description: expect.stringMatching(/^DATA CONTOH: /),
      })
    }
    expect(JSON.stringify(badgeOf())).not.toContain('CONTOH')
  })

  it('names no village for a cadre who serves a sub-district whole', () => {
    const badge = badgeOf({ facts: factsWith({ villageName: null }) })
    expect(badge['credentialSubject']).toMatchObject({
      narrative: 'Wilayah tugas: Kecamatan Tempursari, Kabupaten Lumajang, Jawa Timur.',
    })
  })
})
