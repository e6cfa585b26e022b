/**
 * What every property of our documents means in RDF: the part of two pinned JSON-LD contexts that we use, written out as a
 * table (W3C VCDM 2.0 and Open Badges 3.0.3; their bytes are in `contexts/`). A test holds the table against a full JSON-LD
 * processor over the contexts themselves; a new property is a line here and nothing else.
 */
export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OB_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** What one kind of node may hold. `type` is its only form in JSON; null for a node without one. */
export type Shape = {
  readonly type: string | readonly string[] | null
  readonly properties: Readonly<Record<string, Property>>
}
/** A document: a node with the exact list of contexts that stands above it. */
export type DocumentShape = Shape & { readonly contexts: readonly (string | InlineContext)[] }
/** Terms that a document brings along itself. */
export type InlineContext = Readonly<
  Record<string, string | { readonly '@id': string; readonly '@type'?: string }>
>

export type Property = { readonly iri: string; readonly many: boolean } & (
  | { readonly kind: 'text'; readonly datatype: string }
  | { readonly kind: 'truth'; readonly datatype: string }
  | { readonly kind: 'reference' }
  | { readonly kind: 'word'; readonly words: Readonly<Record<string, string>> }
  | { readonly kind: 'node'; readonly shape: Shape }
)

const OB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const SCHEMA = 'https://schema.org/'
const CRED = 'https://www.w3.org/2018/credentials#'
const STATUS = 'https://www.w3.org/ns/credentials/status#'
const SEC = 'https://w3id.org/security#'
/** Terms of our own: a name that nobody else has, and that needs no host to stay up. */
const COVER = 'urn:uuid:6f0d6b0e-52b1-4c0f-9d55-3b0c9d1f7a21#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
/** Open Badges writes the datatypes of XML Schema with https; it is another IRI, and the signature is over it. */
const XSD_OF_OB = 'https://www.w3.org/2001/XMLSchema#'

export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

export const TYPE_IRIS: Readonly<Record<string, string>> = {
  VerifiableCredential: `${CRED}VerifiableCredential`,
  OpenBadgeCredential: `${OB}OpenBadgeCredential`,
  Profile: `${OB}Profile`,
  AchievementSubject: `${OB}AchievementSubject`,
  IdentityObject: `${OB}IdentityObject`,
  Achievement: `${OB}Achievement`,
  Alignment: `${SCHEMA}AlignmentObject`,
  Evidence: `${OB}Evidence`,
  BitstringStatusListEntry: `${STATUS}BitstringStatusListEntry`,
  BitstringStatusListCredential: `${STATUS}BitstringStatusListCredential`,
  BitstringStatusList: `${STATUS}BitstringStatusList`,
  DataIntegrityProof: `${SEC}DataIntegrityProof`,
  CoverageStatement: `${COVER}CoverageStatement`,
  DistrictCoverage: `${COVER}DistrictCoverage`,
}

const one = { many: false } as const
const text = (iri: string, datatype = `${XSD}string`): Property => ({
  ...one,
  kind: 'text',
  iri,
  datatype,
})
const uri = (iri: string): Property => text(iri, `${XSD_OF_OB}anyURI`)
const day = (iri: string): Property => text(iri, `${XSD_OF_OB}date`)
const moment = (iri: string): Property => text(iri, `${XSD}dateTime`)
const reference = (iri: string): Property => ({ ...one, kind: 'reference', iri })
const node = (iri: string, shape: Shape): Property => ({ ...one, kind: 'node', iri, shape })
const nodes = (iri: string, shape: Shape): Property => ({ many: true, kind: 'node', iri, shape })

const NAME = text(`${SCHEMA}name`)
const DESCRIPTION = text(`${SCHEMA}description`)
const NARRATIVE = text(`${OB}narrative`)

const PROFILE: Shape = {
  type: ['Profile'],
  properties: { name: NAME, url: uri(`${SCHEMA}url`) },
}

const IDENTITY: Shape = {
  type: 'IdentityObject',
  properties: {
    hashed: { ...one, kind: 'truth', iri: `${OB}hashed`, datatype: `${XSD_OF_OB}boolean` },
    identityHash: text(`${OB}identityHash`),
    identityType: text(`${OB}identityType`),
  },
}

const CRITERIA: Shape = { type: null, properties: { narrative: NARRATIVE } }

const ALIGNMENT: Shape = {
  type: ['Alignment'],
  properties: {
    targetCode: text(`${OB}targetCode`),
    targetName: text(`${SCHEMA}targetName`),
    targetFramework: text(`${SCHEMA}targetFramework`),
    targetUrl: uri(`${SCHEMA}targetUrl`),
  },
}

const ACHIEVEMENT: Shape = {
  type: ['Achievement'],
  properties: {
    achievementType: text(`${OB}achievementType`),
    name: NAME,
    description: DESCRIPTION,
    version: text(`${OB}version`),
    inLanguage: text(`${SCHEMA}inLanguage`),
    criteria: node(`${OB}Criteria`, CRITERIA),
    creator: node(`${OB}creator`, PROFILE),
    alignment: nodes(`${OB}alignment`, ALIGNMENT),
  },
}

const SUBJECT: Shape = {
  type: ['AchievementSubject'],
  properties: {
    identifier: nodes(`${OB}identifier`, IDENTITY),
    licenseNumber: text(`${OB}licenseNumber`),
    activityStartDate: day(`${OB}activityStartDate`),
    activityEndDate: day(`${OB}activityEndDate`),
    role: text(`${OB}role`),
    narrative: NARRATIVE,
    achievement: node(`${OB}achievement`, ACHIEVEMENT),
  },
}

const EVIDENCE: Shape = {
  type: ['Evidence'],
  properties: { name: NAME, narrative: NARRATIVE },
}

const STATUS_ENTRY: Shape = {
  type: 'BitstringStatusListEntry',
  properties: {
    statusPurpose: text(`${STATUS}statusPurpose`),
    statusListIndex: text(`${STATUS}statusListIndex`),
    statusListCredential: reference(`${STATUS}statusListCredential`),
  },
}

const VALIDITY = {
  validFrom: moment(`${CRED}validFrom`),
  validUntil: moment(`${CRED}validUntil`),
}

export const OPEN_BADGE: DocumentShape = {
  contexts: [VC_CONTEXT, OB_CONTEXT],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  properties: {
    name: NAME,
    description: DESCRIPTION,
    issuer: node(`${CRED}issuer`, PROFILE),
    ...VALIDITY,
    // The context uses a prefix that it never defines, so that the datatype stays as it stands.
    awardedDate: text(`${OB}awardedDate`, 'xsd:dateTime'),
    credentialSubject: node(`${CRED}credentialSubject`, SUBJECT),
    evidence: nodes(`${CRED}evidence`, EVIDENCE),
    credentialStatus: node(`${CRED}credentialStatus`, STATUS_ENTRY),
  },
}

const STATUS_LIST: Shape = {
  type: 'BitstringStatusList',
  properties: {
    statusPurpose: text(`${STATUS}statusPurpose`),
    encodedList: text(`${STATUS}encodedList`, `${SEC}multibase`),
  },
}

export const STATUS_LIST_CREDENTIAL: DocumentShape = {
  contexts: [VC_CONTEXT],
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  properties: {
    issuer: reference(`${CRED}issuer`),
    ...VALIDITY,
    credentialSubject: node(`${CRED}credentialSubject`, STATUS_LIST),
  },
}

const COUNTS = [
  'villages',
  'kelurahan',
  'areas',
  'cadres',
  'trained',
  'recorded',
  'subDistrictCadres',
  'areasWithCadre',
  'areasCovered',
] as const
const WHOLE_NUMBER = `${XSD}nonNegativeInteger`
/** The terms of a statement with their datatypes; its contexts and its shapes are both made of them. */
const COVER_TEXTS: Readonly<Record<string, string>> = {
  areaCode: `${XSD}string`,
  asOf: `${XSD}date`,
  method: `${XSD}string`,
  countedCourse: `${XSD}string`,
  listHash: `${XSD}string`,
  ...Object.fromEntries(COUNTS.map((name) => [name, WHOLE_NUMBER])),
}
const coverText = (name: string): Property => text(`${COVER}${name}`, COVER_TEXTS[name])
const COVER_COUNTS = Object.fromEntries(COUNTS.map((name) => [name, coverText(name)]))

const SUB_DISTRICT: Shape = {
  type: null,
  properties: { name: NAME, areaCode: coverText('areaCode'), ...COVER_COUNTS },
}

const COVERAGE: Shape = {
  type: 'DistrictCoverage',
  properties: {
    name: NAME,
    areaCode: coverText('areaCode'),
    asOf: coverText('asOf'),
    ...COVER_COUNTS,
    method: coverText('method'),
    countedCourse: { ...coverText('countedCourse'), many: true },
    listHash: coverText('listHash'),
    subDistrict: nodes(`${COVER}subDistrict`, SUB_DISTRICT),
  },
}

/** Brings its terms along in the document, so that a verifier needs no other context than W3C's. */
export const COVERAGE_CONTEXT: InlineContext = {
  CoverageStatement: `${COVER}CoverageStatement`,
  DistrictCoverage: `${COVER}DistrictCoverage`,
  ...Object.fromEntries(
    Object.entries(COVER_TEXTS).map(([name, type]) => [
      name,
      type === `${XSD}string` ? `${COVER}${name}` : { '@id': `${COVER}${name}`, '@type': type },
    ]),
  ),
  subDistrict: `${COVER}subDistrict`,
}

export const COVERAGE_STATEMENT: DocumentShape = {
  contexts: [VC_CONTEXT, COVERAGE_CONTEXT],
  type: ['VerifiableCredential', 'CoverageStatement'],
  properties: {
    name: NAME,
    description: DESCRIPTION,
    issuer: node(`${CRED}issuer`, { type: null, properties: { name: NAME } }),
    ...VALIDITY,
    credentialSubject: node(`${CRED}credentialSubject`, COVERAGE),
    credentialStatus: node(`${CRED}credentialStatus`, STATUS_ENTRY),
  },
}

/** Read under the contexts of the document that it belongs to. */
export const PROOF_OPTIONS: Shape = {
  type: 'DataIntegrityProof',
  properties: {
    created: moment('http://purl.org/dc/terms/created'),
    verificationMethod: reference(`${SEC}verificationMethod`),
    cryptosuite: text(`${SEC}cryptosuite`, `${SEC}cryptosuiteString`),
    proofPurpose: {
      ...one,
      kind: 'word',
      iri: `${SEC}proofPurpose`,
      words: { assertionMethod: `${SEC}assertionMethod` },
    },
  },
}
